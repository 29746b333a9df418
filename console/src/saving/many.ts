/** One doing over many records: sent in parts, shown at once, told once, taken back as one; errors by row. */
import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { known } from '../api/reading'
import type { Body, PathWith } from '../api/words'
import { begun, ended, tellDone } from './noticing'
import { type Saved, save } from './saving'
import { letFall, show } from './showing'

/** Few enough that one sees it go; the API takes up to a hundred. */
const PART = 20

export interface Row {
  id: string
  /** By which a person knows it, should it be refused. */
  name: string
}

export interface NotDone extends Row {
  code: string
  message: string
}

/** Those of whom the same is asked. */
export interface Group<P extends PathWith<'post'>> {
  rows: Row[]
  body: (ids: string[]) => Body<P, 'post'>
}

export interface Many<P extends PathWith<'post'>> {
  path: P
  groups: Group<P>[]
  label: (count: number) => string
  touches: PathWith<'get'>[]
  shows?: (known: QueryClient) => void
  /** What takes back those that were done; nothing, where the shop does not take it back. */
  back?: (done: ReadonlySet<string>) => Group<P>[]
  /** It is itself such a taking back. */
  undoes?: boolean
}

export interface Job {
  label: string
  all: number
  seen: number
  refused: NotDone[]
  retry: () => void
}

let job: Job | undefined
const listeners = new Set<() => void>()

function tell(next: Job | undefined): void {
  job = next
  for (const each of listeners) each()
}

/** The newest, wherever it was started: who has gone to another page and comes back finds what was refused. */
export function useJob(): Job | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => job,
  )
}

export function dismissJob(): void {
  tell(undefined)
}

export async function saveMany<P extends PathWith<'post'>>(asked: Many<P>): Promise<void> {
  const id = crypto.randomUUID()
  const { path, label, touches } = asked
  const all = count(asked.groups)
  const refused: NotDone[] = []
  let seen = 0
  const retry = () => void saveMany({ ...asked, shows: undefined, groups: only(asked.groups, new Set(refused.map((row) => row.id))) })
  const told = () => tell({ label: label(all), all, seen, refused: [...refused], retry })

  told()
  for (const touched of touches) void known.cancelQueries({ queryKey: [touched] })
  if (asked.shows) show(id, { touches, shows: asked.shows })
  begun(id)
  const parts = asked.groups.flatMap(({ rows, body }) => cut(rows).map((part) => ({ rows: part, body: body(idsOf(part)) })))
  await Promise.all(
    parts.map(async ({ rows, body }) => {
      const named = { path, body, label: label(rows.length) }
      const end = await save<P, 'post'>({ method: 'post', ...named, touches: [], quietly: true, refusedHere: true })
      refused.push(...saidNo(rows, end))
      seen += rows.length
      told()
    }),
  )
  letFall(id)
  for (const touched of touches) void known.invalidateQueries({ queryKey: [touched] })
  finish(asked, ended(id), refused)
}

function finish<P extends PathWith<'post'>>(asked: Many<P>, wantedBack: boolean, refused: NotDone[]): void {
  const out = new Set(refused.map((row) => row.id))
  const done = new Set(asked.groups.flatMap(({ rows }) => idsOf(rows)).filter((id) => !out.has(id)))
  if (done.size === 0) return
  const groups = asked.back?.(done)
  const undo = groups && (() => void saveMany({ ...asked, groups, shows: undefined, back: undefined, undoes: true }))
  if (wantedBack && undo) undo()
  else tellDone(asked.label(done.size), asked.undoes ? 'undone' : 'saved', undo)
}

/** Row by row as the shop told it; or all of a part, where it refused the whole of it. */
function saidNo(rows: Row[], end: Saved<unknown>): NotDone[] {
  if ('refused' in end) {
    const { code, message } = end.refused
    return rows.map((row) => ({ ...row, code, message }))
  }
  const { refused } = end.answer as { refused: { id: string; code: string; message: string }[] }
  return refused.map((each) => ({ name: rows.find((row) => row.id === each.id)?.name ?? each.id, ...each }))
}

function cut(rows: Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / PART) }, (_, at) => rows.slice(at * PART, (at + 1) * PART))
}

function idsOf(rows: Row[]): string[] {
  return rows.map((row) => row.id)
}

function only<P extends PathWith<'post'>>(groups: Group<P>[], ids: ReadonlySet<string>): Group<P>[] {
  return groups.map((group) => ({ ...group, rows: group.rows.filter((row) => ids.has(row.id)) }))
}

function count<P extends PathWith<'post'>>(groups: Group<P>[]): number {
  return groups.reduce((sum, group) => sum + group.rows.length, 0)
}
