/** One person or two: what somebody decides, and the way back. */
import type { QueryClient } from '@tanstack/react-query'
import { dropKnown } from '../../api/shown'
import { address, type Model, type PathWith } from '../../api/words'
import { save } from '../../saving/saving'

export type Customer = Model['CustomerTold']
export type Pair = Model['PairTold']

export const PAIRS = '/cdm/customers/duplicates'
const TOUCHED: PathWith<'get'>[] = [
  PAIRS,
  '/cdm/customers/{customer_id}/merge',
  '/cdm/customer360',
  '/cdm/customer360/{customer_id}',
  '/cdm/customers/{customer_id}/orders',
  '/cdm/customers/{customer_id}/timeline',
  '/cdm/segments/summary',
  '/cdm/lookup',
  '/audit',
]

export function merge(one: Customer, other: Customer, take: string[], label: string): void {
  const { customer_id, version } = one
  void save({
    method: 'post',
    path: '/cdm/customers/{customer_id}/merge',
    names: { customer_id },
    version,
    body: { customer_id: other.customer_id, take },
    label,
    touches: TOUCHED,
    shows: without(one, other),
    undo: () => ({
      method: 'post',
      address: address('/cdm/customers/{customer_id}/unmerge', { customer_id }),
      body: { customer_id: other.customer_id },
    }),
  })
}

export function tellApart(one: Customer, other: Customer, label: string): void {
  void save({
    method: 'post',
    path: '/cdm/customers/{customer_id}/distinct',
    names: { customer_id: one.customer_id },
    body: { customer_id: other.customer_id },
    label,
    touches: [PAIRS],
    shows: without(one, other),
  })
}

function without(one: Customer, other: Customer) {
  const ids = [one.customer_id, other.customer_id]
  return (known: QueryClient) =>
    dropKnown<Pair>(known, PAIRS, (pair) => ids.includes(pair.first.customer_id) && ids.includes(pair.second.customer_id))
}
