/**
 * What a person has done and the shop has not confirmed yet. Kept in the browser's storage, so that neither a reload
 * nor a dead connection loses it; each carries the key made at the click, so that sending it again has no second effect.
 */
import type { Detail } from '../api/asking'
import type { Method } from '../api/words'

export interface Undoing {
  method: Method
  address: string
  body?: unknown
}

export type State = 'waiting' | 'sending' | 'conflict' | 'failed'

export interface Waiting {
  id: string
  key: string
  /** The page load that made it. Only that one sends it, while it lives. */
  tab: string
  /** Nobody else's, when another person signs in at this browser. */
  user: string
  method: Method
  address: string
  body?: unknown
  version?: number
  /** In the words of the person's language: "Rahima: no answer". */
  label: string
  /** Paths whose lists and records it changes. */
  touches: string[]
  undo?: Undoing
  /** Its form shows a refusal itself, while it is there. */
  refusedHere?: boolean
  at: number
  state: State
  problem?: { status: number; code: string; message: string; details: Detail[]; current?: unknown; requestId: string }
}

const PLACE = 'rapport.waiting.'
const listeners = new Set<() => void>()
let seen: Waiting[] = read()

/** Each in a place of its own, so that two tabs never overwrite one another's. */
export function keep(each: Waiting): void {
  localStorage.setItem(PLACE + each.id, JSON.stringify(each))
  changed()
}

export function forget(id: string): void {
  localStorage.removeItem(PLACE + id)
  changed()
}

export function find(id: string): Waiting | undefined {
  return seen.find((each) => each.id === id)
}

export function all(): Waiting[] {
  return seen
}

export function onChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function changed(): void {
  seen = read()
  for (const each of listeners) each()
}

function read(): Waiting[] {
  const places = Object.keys(localStorage).filter((name) => name.startsWith(PLACE))
  const found = places.map((place) => localStorage.getItem(place)).filter((text) => text !== null)
  return found.map((text) => JSON.parse(text) as Waiting).sort((a, b) => a.at - b.at || a.id.localeCompare(b.id))
}

addEventListener('storage', (event) => {
  if (event.key?.startsWith(PLACE)) changed()
})
