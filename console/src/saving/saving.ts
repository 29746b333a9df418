/** How a page saves: at once for the eye, in order for the shop, and back again when the shop says no. */
import type { QueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { Refused } from '../api/asking'
import { known } from '../api/reading'
import { type Answer, address, type Body, type Method, type Names, type PathWith } from '../api/words'
import { me } from '../sign-in/me'
import { begun, ended, tellSaved } from './noticing'
import { again, put, TAB } from './sender'
import { letFall, show, showAgain } from './showing'
import { all, forget, onChange, type Undoing, type Waiting } from './waiting'

export interface Save<P extends PathWith<M>, M extends Method> {
  method: M
  path: P
  names?: Names<P>
  query?: object
  body?: Body<P, M>
  version?: number
  /** What was done, for the notice and the list of what waits. */
  label: string
  /** Paths whose lists and records it changes; they are read again when it is confirmed. */
  touches: PathWith<'get'>[]
  /** Shows the effect at once, in what is known already; taken back if the shop refuses. */
  shows?: (known: QueryClient) => void
  /** How the shop takes it back, told from its own answer. */
  undo?: (answer: Answer<P, M>) => Undoing | undefined
  /** What the page does when it was taken back: returns to it, say. */
  undone?: () => void
  /** Without a notice: where the page itself shows that it is saved. */
  quietly?: boolean
  /** A refusal is told by the page, beside the fields it is about, and waits nowhere else. A conflict is not one. */
  refusedHere?: boolean
}

export type Saved<T> = { answer: T } | { refused: Refused }

/** Promises the end of it, however long that takes; a page that does not care lets the promise be. */
export function save<P extends PathWith<M>, M extends Method>(asked: Save<P, M>): Promise<Saved<Answer<P, M>>> {
  const before = asked.shows ? remembered(asked.touches) : undefined
  for (const path of asked.touches) void known.cancelQueries({ queryKey: [path] })
  const waiting: Waiting = {
    id: crypto.randomUUID(),
    key: crypto.randomUUID(),
    tab: TAB,
    user: me().user_id,
    method: asked.method,
    address: address(asked.path, asked.names as Record<string, string>, asked.query),
    body: asked.body,
    version: asked.version,
    label: asked.label,
    touches: asked.touches,
    refusedHere: asked.refusedHere,
    at: Date.now(),
    state: 'waiting',
  }
  if (asked.shows) show(waiting.id, { touches: asked.touches, shows: asked.shows })
  if (asked.undo) begun(waiting.id)
  return new Promise((resolve) => {
    put(waiting, (each, outcome) => {
      const wantedBack = ended(waiting.id)
      letFall(waiting.id)
      if ('refused' in outcome) {
        before?.()
        for (const path of asked.touches) showAgain(path)
        return resolve(outcome)
      }
      const answer = outcome.answered.body as Answer<P, M>
      if (!asked.quietly) tellSaved(each, asked.undo?.(answer), asked.undone, wantedBack)
      resolve({ answer })
    })
  })
}

function remembered(paths: string[]): () => void {
  const held = paths.flatMap((path) => known.getQueriesData({ queryKey: [path] }))
  return () => {
    for (const [key, content] of held) known.setQueryData(key, content)
  }
}

export function useWaiting(): Waiting[] {
  return useSyncExternalStore(onChange, all)
}

/** What stands against somebody else's work is decided by the person: theirs stays, or mine goes over it. */
export function useDeciding(): { mine: (each: Waiting) => void; theirs: (each: Waiting) => void } {
  const mine = useCallback((each: Waiting) => {
    const version = (each.problem?.current as { version?: number } | undefined)?.version
    // Another body or version under the same key would be refused.
    again(each.id, { version, key: crypto.randomUUID() })
  }, [])
  const theirs = useCallback((each: Waiting) => forget(each.id), [])
  return { mine, theirs }
}

export function tryAgain(each: Waiting): void {
  again(each.id, { key: crypto.randomUUID() })
}

export function letGo(each: Waiting): void {
  forget(each.id)
}
