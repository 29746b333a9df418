/** Where an order may go from where it stands, and how it gets there. */
import type { QueryClient } from '@tanstack/react-query'
import { changeKnown } from '../../api/shown'
import type { PathWith } from '../../api/words'
import { save } from '../../saving/saving'
import { bodyOf, type Draft, draftOf, type Order } from './draft'

export type Status = Order['status']

export const STATUSES: Status[] = ['placed', 'delivered', 'cancelled', 'returned']

/** The shop's own table. */
export const MOVES: Record<Status, Status[]> = {
  placed: ['delivered', 'cancelled', 'returned'],
  delivered: ['returned'],
  cancelled: ['placed'],
  returned: [],
}

/** What an order changes wherever it is seen. */
export const TOUCHED: PathWith<'get'>[] = [
  '/orders',
  '/orders/{order_id}',
  '/cdm/customers/{customer_id}/orders',
  '/cdm/customer360/{customer_id}',
  '/cdm/customers/{customer_id}/timeline',
  '/crm/automation/recommendations/{customer_id}',
  '/crm/automation/agent/{agent_id}/dashboard',
  '/crm/automation/agent/performance',
]

export function move(order: Order, to: Status, label: string): void {
  const before = order.status
  void save({
    method: 'put',
    path: '/orders/{order_id}/status',
    names: { order_id: order.order_id },
    version: order.version,
    body: { status: to },
    label,
    touches: TOUCHED,
    shows: (known) => show(known, { ...order, status: to }),
    undo: () =>
      MOVES[to].includes(before)
        ? { method: 'put', address: `/orders/${encodeURIComponent(order.order_id)}/status`, body: { status: before } }
        : undefined,
  })
}

export function correct(order: Order, draft: Draft, total: number, label: string) {
  return save({
    method: 'put',
    path: '/orders/{order_id}',
    names: { order_id: order.order_id },
    version: order.version,
    body: bodyOf(draft),
    label,
    touches: TOUCHED,
    refusedHere: true,
    shows: (known) => show(known, { ...order, total_amount: total }),
    undo: () => ({ method: 'put', address: `/orders/${encodeURIComponent(order.order_id)}`, body: bodyOf(draftOf(order)) }),
  })
}

function show(known: QueryClient, after: Order): void {
  for (const path of ['/orders', '/orders/{order_id}', '/cdm/customers/{customer_id}/orders']) {
    changeKnown<Order>(known, path, (each) => each.order_id === after.order_id, (each) => ({ ...each, ...after }))
  }
}
