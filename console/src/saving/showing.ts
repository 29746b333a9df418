/** Effects that are shown before the shop has confirmed them: put on anew whenever an older answer would cover them. */
import type { QueryClient } from '@tanstack/react-query'
import { known } from '../api/reading'

interface Effect {
  touches: string[]
  shows: (known: QueryClient) => void
}

const standing = new Map<string, Effect>()

export function show(id: string, effect: Effect): void {
  standing.set(id, effect)
  effect.shows(known)
}

/** Confirmed, or refused: from here on the shop's own answers tell. */
export function letFall(id: string): void {
  standing.delete(id)
}

export function showAgain(path: unknown): void {
  for (const effect of standing.values()) {
    if (effect.touches.some((touched) => touched === path)) effect.shows(known)
  }
}

known.getQueryCache().subscribe((event) => {
  if (event.type === 'updated' && event.action.type === 'success' && !event.action.manual) showAgain(event.query.queryKey[0])
})
