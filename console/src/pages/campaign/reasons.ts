import { reasonNames } from '../../texts/campaigns'
import type { Say } from '../../texts/text'

/** The most frequent first. A provider's own word is told as it is. */
export function reasonsOf(counted: Record<string, number>, say: Say): { name: string; count: number }[] {
  return Object.entries(counted)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([why, count]) => ({ count, name: why in reasonNames ? say(reasonNames[why as keyof typeof reasonNames]) : why.replaceAll('_', ' ') }))
}
