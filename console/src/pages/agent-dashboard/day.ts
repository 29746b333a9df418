/** An agent's day as the page walks through it, and what one call came to. */
import type { QueryClient } from '@tanstack/react-query'
import { address, type Model } from '../../api/words'
import { save } from '../../saving/saving'
import type { Waiting } from '../../saving/waiting'

export type Task = Model['TaskTold']
export type Day = Model['DashboardTold']
export type Outcome = 'successful' | 'no_answer' | 'follow_up_needed' | 'not_interested' | 'wrong_number' | 'do_not_contact'

export const OUTCOMES: Outcome[] = [
  'successful',
  'no_answer',
  'follow_up_needed',
  'not_interested',
  'wrong_number',
  'do_not_contact',
]

const DAY = '/crm/automation/agent/{agent_id}/dashboard'
const STATUS = '/crm/automation/tasks/{task_id}/status'
const NOT_REACHED: Outcome[] = ['no_answer', 'wrong_number']

export function isOpen(task: Task): boolean {
  return task.status === 'pending' || task.status === 'in_progress'
}

/** What is to be called, hottest first; what a page before this one ended and still has to tell the shop is over. */
export function inOrder(tasks: Task[], waiting: Waiting[]): Task[] {
  const ended = new Set(waiting.filter((each) => each.state !== 'failed' && !reopens(each)).map((each) => each.address))
  const open = tasks.filter((task) => isOpen(task) && !ended.has(address(STATUS, { task_id: task.id })))
  return open.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
}

function reopens(each: Waiting): boolean {
  return (each.body as { status?: string } | undefined)?.status === 'pending'
}

export interface Ending {
  outcome?: Outcome
  notes?: string
  followUp?: string
}

/** Saves how a call ended; the day shows it at once, and "undo" opens the task again while the shop still lets it. */
export function endCall(task: Task, ending: Ending, label: string, undone: () => void) {
  const { outcome, notes, followUp } = ending
  const status = outcome ? (NOT_REACHED.includes(outcome) ? 'failed' : 'completed') : 'skipped'
  return save({
    method: 'put',
    path: STATUS,
    names: { task_id: task.id },
    version: task.version,
    body: {
      ...(outcome ? { outcome } : { status: 'skipped' as const }),
      ...(notes ? { notes } : {}),
      ...(followUp ? { follow_up_date: followUp } : {}),
    },
    label,
    touches: [DAY, '/crm/automation/agent/performance', '/cdm/customers/{customer_id}/timeline', '/cdm/customer360/{customer_id}'],
    shows: (known) => show(known, task.id, status),
    undone,
    undo: (answer) =>
      answer.undo_until === undefined
        ? undefined
        : { method: 'put', address: address(STATUS, { task_id: task.id }), body: { status: 'pending' } },
  })
}

function show(known: QueryClient, id: string, status: Task['status']): void {
  known.setQueriesData<Day>({ queryKey: [DAY] }, (day) => {
    const before = day?.tasks.find((task) => task.id === id)
    if (!day || !before || !isOpen(before)) return day
    const leads = `${before.priority}_leads` as const
    return {
      ...day,
      pending: day.pending - 1,
      [leads]: Math.max(0, day[leads] - 1),
      [status]: ((day as unknown as Record<string, number>)[status] ?? 0) + 1,
      tasks: day.tasks.map((task) => (task.id === id ? { ...task, status } : task)),
    }
  })
}

export function takeFromPool(tasks: Task[], agent: string, label: string): void {
  void save({
    method: 'post',
    path: '/crm/automation/tasks/bulk',
    body: { action: 'assign', agent_id: agent, task_ids: tasks.map((task) => task.id) },
    label,
    touches: [DAY, '/crm/automation/tasks/today'],
  })
}

export function sendMissedCall(task: Task, label: string): void {
  void save({
    method: 'post',
    path: '/crm/automation/campaigns/missed-call',
    body: { task_id: task.id },
    label,
    touches: ['/cdm/customers/{customer_id}/timeline'],
  })
}
