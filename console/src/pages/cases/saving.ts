/** What is saved about a case, each with its effect at once, and its way back where there is one. */
import type { QueryClient } from '@tanstack/react-query'
import { changeKnown } from '../../api/shown'
import { address, type Body, type Model, type PathWith } from '../../api/words'
import { save } from '../../saving/saving'
import { me } from '../../sign-in/me'

export type Case = Model['CaseTold']
export type Status = Case['status']
export type Fields = Body<'/cases/{case_id}', 'put'>
export type NewCase = Body<'/cases', 'post'>

const ONE = '/cases/{case_id}'
const STATUS = '/cases/{case_id}/status'
const OF_CUSTOMER = '/cdm/customers/{customer_id}/cases'

/** A complaint stands on the customer, and on whatever is shown of them. */
const TOUCHED: PathWith<'get'>[] = [
  '/cases',
  '/cases/summary',
  ONE,
  OF_CUSTOMER,
  '/cdm/customer360/{customer_id}',
  '/cdm/customers/{customer_id}/timeline',
  '/crm/automation/agent/{agent_id}/dashboard',
]
const WITH_ORDER: PathWith<'get'>[] = [...TOUCHED, '/orders', '/orders/{order_id}', '/cdm/customers/{customer_id}/orders']

/** The shop's own table. */
const MOVES: Record<Status, Status[]> = {
  open: ['resolved', 'waiting'],
  waiting: ['open', 'resolved'],
  resolved: ['reopened'],
  reopened: ['resolved', 'waiting'],
}

export function openCase(body: NewCase, label: string) {
  return save({ method: 'post', path: '/cases', body, label, touches: TOUCHED, refusedHere: true })
}

export function change(of: Case, fields: Fields, label: string, shown: Partial<Case> = {}, refusedHere = true) {
  const before = Object.fromEntries(Object.keys(fields).map((name) => [name, of[name as keyof Case] ?? null]))
  return save({
    method: 'put',
    path: ONE,
    names: { case_id: of.case_id },
    version: of.version,
    body: fields,
    label,
    touches: TOUCHED,
    shows: (known) => show(known, of, { ...(fields as Partial<Case>), ...shown }),
    undo: () => ({ method: 'put', address: address(ONE, { case_id: of.case_id }), body: before }),
    refusedHere,
  })
}

/** Taken by whoever looks at it, or let go again. */
export function hand(of: Case, toMe: boolean, label: string): void {
  const { agent_id, name } = me()
  const after = toMe ? { assignee: agent_id, assignee_name: name } : { assignee: undefined, assignee_name: undefined }
  void change(of, { assignee: after.assignee ?? null }, label, after, false)
}

export function move(of: Case, to: Status, label: string, resolution?: string) {
  const before = of.status
  return save({
    method: 'put',
    path: STATUS,
    names: { case_id: of.case_id },
    version: of.version,
    body: { status: to, ...(resolution && { resolution }) },
    label,
    touches: TOUCHED,
    shows: (known) => show(known, of, { status: to, moves: MOVES[to], ...(resolution && { resolution }) }),
    // What was settled comes back only as one that came back, with a clock of its own.
    undo: (answer) =>
      to !== 'resolved' && MOVES[answer.status].includes(before)
        ? { method: 'put', address: address(STATUS, { case_id: of.case_id }), body: { status: before } }
        : undefined,
    refusedHere: to === 'resolved',
  })
}

export function note(of: Case, text: string, label: string) {
  const entry = { id: crypto.randomUUID(), at: new Date().toISOString(), by: me().user_id, text }
  return save({
    method: 'post',
    path: '/cases/{case_id}/notes',
    names: { case_id: of.case_id },
    body: { text },
    label,
    touches: TOUCHED,
    shows: (known) => {
      show(known, of, {})
      changeKnown<Case>(known, ONE, is(of), (now) =>
        now.notes?.some((each) => each.id === entry.id) ? now : { ...now, notes: [entry, ...(now.notes ?? [])] },
      )
    },
  })
}

export function acceptReturn(of: Case, resolution: string, label: string) {
  return save({
    method: 'post',
    path: '/cases/{case_id}/return',
    names: { case_id: of.case_id },
    version: of.version,
    body: { resolution },
    label,
    touches: WITH_ORDER,
    shows: (known) => show(known, of, { status: 'resolved', moves: MOVES.resolved }),
    refusedHere: true,
  })
}

/** One change, one version on: what is changed next, before this is confirmed, is meant against that. */
function show(known: QueryClient, of: Case, changed: Partial<Case>): void {
  const after = (now: Case): Case => ({ ...now, ...changed, version: Math.max(now.version, of.version + 1) })
  for (const path of ['/cases', ONE, OF_CUSTOMER]) changeKnown<Case>(known, path, is(of), after)
}

function is(of: Case) {
  return (each: Case) => each.case_id === of.case_id
}
