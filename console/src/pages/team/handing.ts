/** What is done with many calls at once, how it is seen at once, and how it goes back. */
import type { QueryClient } from '@tanstack/react-query'
import type { Model } from '../../api/words'
import { type Group, type Row, saveMany } from '../../saving/many'
import { NOBODY } from './period'

export type Task = Model['TaskTold']

export const TODAY = '/crm/automation/tasks/today'
const BULK = '/crm/automation/tasks/bulk'
const TOUCHED = [TODAY, '/crm/automation/agent/{agent_id}/dashboard', '/crm/automation/team/dashboard'] as const

type Label = (count: number) => string

export function isOpen(task: Task): boolean {
  return task.status === 'pending' || task.status === 'in_progress'
}

/** To an agent, or to nobody; back goes each to whom it was with. */
export function handTo(tasks: Task[], agent: string | undefined, label: Label): void {
  void saveMany({
    path: BULK,
    groups: [assigned(tasks, agent)],
    label,
    touches: [...TOUCHED],
    shows: (known) => changeDesks(known, tasks, (task) => ({ ...task, agent_id: agent })),
    back: (done) => [...grouped(tasks, done, (task) => task.agent_id)].map(([before, theirs]) => assigned(theirs, before)),
  })
}

/** What was carried over from a day that is gone goes back to today: it is due as it was. */
export function toDay(tasks: Task[], day: string, today: string, label: Label): void {
  void saveMany({
    path: BULK,
    groups: [moved(tasks, day)],
    label,
    touches: [...TOUCHED],
    shows: (known) => changeDesks(known, tasks, () => undefined),
    back: (done) =>
      [...grouped(tasks, done, (task) => (task.task_date < today ? today : task.task_date))].map(([before, theirs]) => moved(theirs, before)),
  })
}

export function skip(tasks: Task[], notes: string, label: Label): void {
  void saveMany({
    path: BULK,
    groups: [skipped(tasks, notes)],
    label,
    touches: [...TOUCHED],
    shows: (known) => changeDesks(known, tasks, (task) => ({ ...task, status: 'skipped' })),
  })
}

function assigned(tasks: Task[], agent: string | undefined): Group<typeof BULK> {
  return { rows: rows(tasks), body: (ids) => ({ action: 'assign', task_ids: ids, agent_id: agent ?? null }) }
}

function moved(tasks: Task[], day: string): Group<typeof BULK> {
  return { rows: rows(tasks), body: (ids) => ({ action: 'reschedule', task_ids: ids, task_date: day }) }
}

function skipped(tasks: Task[], notes: string): Group<typeof BULK> {
  return { rows: rows(tasks), body: (ids) => ({ action: 'skip', task_ids: ids, ...(notes ? { notes } : {}) }) }
}

function rows(tasks: Task[]): Row[] {
  return tasks.map((task) => ({ id: task.id, name: task.customer_name ?? task.customer_phone ?? task.id }))
}

function grouped<K>(tasks: Task[], done: ReadonlySet<string>, by: (task: Task) => K): Map<K, Task[]> {
  const found = new Map<K, Task[]>()
  for (const task of tasks.filter((each) => done.has(each.id))) found.set(by(task), [...(found.get(by(task)) ?? []), task])
  return found
}

/** Takes calls from every desk on which they are known, and lays them, changed, on the one that is theirs then. */
function changeDesks(known: QueryClient, tasks: Task[], change: (task: Task) => Task | undefined): void {
  const ids = new Set(tasks.map((task) => task.id))
  const changed = tasks.map(change).filter((task) => task !== undefined)
  for (const [key, list] of known.getQueriesData<Task[]>({ queryKey: [TODAY] })) {
    if (!list) continue
    const desk = (key[2] as { agent_id?: string }).agent_id
    const here = changed.filter((task) => (task.agent_id ?? NOBODY) === desk)
    known.setQueryData(key, [...list.filter((task) => !ids.has(task.id)), ...here])
  }
}
