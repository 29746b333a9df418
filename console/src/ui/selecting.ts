/** Which rows of a list are selected: by their ids, so that a list that is read anew or sorted keeps them. */
import { useState } from 'react'
import { useKeys } from '../keys/keys'
import { keyTexts } from '../texts/keys'

export interface Selection {
  ids: ReadonlySet<string>
  /** The one pressed last: there a range begins. */
  from?: string
}

const NOTHING: Selection = { ids: new Set() }

function pressed(now: Selection, id: string): Selection {
  const ids = new Set(now.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, from: id }
}

/** All from the one pressed last up to this one become what that one is. */
function ranged(now: Selection, id: string, shown: readonly string[]): Selection {
  const [one, other] = [shown.indexOf(now.from ?? ''), shown.indexOf(id)]
  if (now.from === undefined || one < 0 || other < 0) return pressed(now, id)
  const between = shown.slice(Math.min(one, other), Math.max(one, other) + 1)
  const ids = now.ids.has(now.from) ? new Set([...now.ids, ...between]) : new Set([...now.ids].filter((each) => !between.includes(each)))
  return { ids, from: id }
}

export interface Selecting {
  /** What can be selected, in the order in which it is seen. */
  shown: readonly string[]
  /** What is selected of it: nothing is done to rows that nobody sees. */
  chosen: string[]
  has: (id: string) => boolean
  press: (id: string, range: boolean) => void
  all: () => void
  clear: () => void
}

export function useSelecting(shown: readonly string[]): Selecting {
  const [now, set] = useState(NOTHING)
  const chosen = shown.filter((id) => now.ids.has(id))
  const clear = () => set(NOTHING)
  useKeys([{ press: 'escape', does: keyTexts.clear, run: clear }], chosen.length > 0)
  return {
    shown,
    chosen,
    has: (id) => now.ids.has(id),
    press: (id, range) => set((before) => (range ? ranged(before, id, shown) : pressed(before, id))),
    all: () => set({ ids: new Set(shown) }),
    clear,
  }
}
