/** Saves a new order: the page goes on at once, and comes back only if the shop says no. */
import type { Refused } from '../../api/asking'
import { save } from '../../saving/saving'
import { bodyOf, type Draft } from './draft'
import { TOUCHED } from './moving'

/** A customer, or the number of somebody who is none yet. */
export interface Buyer {
  customer?: string
  phone?: string
}

interface Taking {
  buyer: Buyer
  draft: Draft
  label: string
  onRefused: (refused: Refused) => void
}

export async function take({ buyer, draft, label, onRefused }: Taking): Promise<void> {
  const ended = await save({
    method: 'post',
    path: '/orders',
    body: { ...bodyOf(draft), ...whoBuys(buyer, draft), status: 'placed', imported: false },
    label,
    touches: [...TOUCHED, '/cdm/customer360', '/cdm/lookup'],
    refusedHere: true,
    undo: (order) => ({
      method: 'put',
      address: `/orders/${encodeURIComponent(order.order_id)}/status`,
      body: { status: 'cancelled' },
    }),
  })
  if ('refused' in ended) onRefused(ended.refused)
}

function whoBuys({ customer, phone = '' }: Buyer, { firstName, address }: Draft) {
  if (customer) return { customer_id: customer }
  return { customer: { first_name: firstName.trim(), phone, ...(address.trim() ? { address: address.trim() } : {}) } }
}
