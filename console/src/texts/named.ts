/** A word of the API by its name; one that is newer than this console is at least readable. */
import type { Say, Text } from './text'

export function named<T extends string>(say: Say, names: Partial<Record<T, Text>>, word: string): string {
  const known = (names as Record<string, Text | undefined>)[word]
  return known ? say(known) : word.replaceAll('_', ' ')
}
