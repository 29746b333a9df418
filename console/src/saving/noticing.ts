/** "Saved, undo": the newest stands for ten seconds, and Ctrl+Z means it. */
import { useSyncExternalStore } from 'react'
import { me } from '../sign-in/me'
import { put, TAB } from './sender'
import type { Undoing, Waiting } from './waiting'

export interface Notice {
  id: string
  label: string
  state: 'saved' | 'undone'
  undo?: () => void
}

const STANDS = 10_000

let shown: Notice[] = []
/** Saves that are still on their way and could be taken back, the newest last; and those that shall be, once they are in. */
let underWay: string[] = []
const toTakeBack = new Set<string>()
const listeners = new Set<() => void>()

function show(next: Notice[]): void {
  shown = next
  for (const each of listeners) each()
}

function stand(notice: Notice): void {
  show([...shown.filter((each) => each.id !== notice.id).slice(-2), notice])
  setTimeout(() => dismiss(notice.id), STANDS)
}

export function dismiss(id: string): void {
  if (shown.some((each) => each.id === id)) show(shown.filter((each) => each.id !== id))
}

export function begun(id: string): void {
  underWay = [...underWay, id]
}

/** It is in, or it was refused: whether the person has wanted it back meanwhile. */
export function ended(id: string): boolean {
  underWay = underWay.filter((each) => each !== id)
  return toTakeBack.delete(id)
}

type About = Pick<Waiting, 'label' | 'touches'>

export function tellSaved(about: About, undoing: Undoing | undefined, undone: (() => void) | undefined, wantedBack: boolean): void {
  if (wantedBack && undoing) return takeBack(about, undoing, undone)
  const id = crypto.randomUUID()
  const undo = undoing && (() => {
    dismiss(id)
    takeBack(about, undoing, undone)
  })
  stand({ id, label: about.label, state: 'saved', undo })
}

/** What took several requests: told once, and taken back by whoever knows how. */
export function tellDone(label: string, state: Notice['state'], undo?: () => void): void {
  const id = crypto.randomUUID()
  const back = undo && (() => {
    dismiss(id)
    undo()
  })
  stand({ id, label, state, undo: back })
}

/** What was done last, whether the shop has confirmed it already or not. */
export function undoLast(): void {
  const onItsWay = underWay.at(-1)
  if (onItsWay) {
    underWay = underWay.slice(0, -1)
    toTakeBack.add(onItsWay)
  } else {
    shown.findLast((each) => each.undo)?.undo?.()
  }
}

/** Undone on the server, by the same way as everything else. */
function takeBack({ label, touches }: About, undoing: Undoing, undone: (() => void) | undefined): void {
  const id = crypto.randomUUID()
  const waiting = { id, key: id, tab: TAB, user: me().user_id, ...undoing, label, touches, at: Date.now() }
  put({ ...waiting, state: 'waiting' }, (_, outcome) => {
    if ('refused' in outcome) return
    stand({ id, label, state: 'undone' })
    undone?.()
  })
}

export function useNotices(): Notice[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
}
