/** What a person may ask of what is held about them: all of it told, all of it erased, none of it taken out. */
import { ask } from '../../api/asking'
import { keepAnswer, keepFrom } from '../../api/keeping'
import { address, type Answer, type Body } from '../../api/words'
import { save } from '../../saving/saving'
import type { Whole } from './saving'

export type Reason = NonNullable<Body<'/cdm/customers/{customer_id}/erase', 'post'>['reason']>

const EXPORT = '/cdm/customers/{customer_id}/export'

/** Not remembered by the page: it is theirs, and each time it is asked for is written down. */
export async function exportAll({ customer_id }: Whole): Promise<void> {
  const asked = { method: 'get', address: address(EXPORT, { customer_id }) } as const
  const told = (await ask<Answer<typeof EXPORT, 'get'>>(asked)).body
  if (told.url) keepFrom(told.url)
  else keepAnswer(told, `${customer_id}.json`)
}

export function erase({ customer_id }: Whole, reason: Reason, label: string) {
  return save({
    method: 'post',
    path: '/cdm/customers/{customer_id}/erase',
    names: { customer_id },
    body: { confirm: customer_id, reason },
    label,
    touches: ['/cdm/customer360', '/cdm/segments/summary', '/cdm/lookup', '/cdm/upcoming-events', '/cases', '/cases/summary', '/privacy/requests'],
    refusedHere: true,
  })
}

export function hold({ customer_id }: Whole, on: boolean, reason: string, label: string) {
  return save({
    method: 'put',
    path: '/cdm/customers/{customer_id}/hold',
    names: { customer_id },
    body: { on, reason },
    label,
    touches: ['/cdm/customer360/{customer_id}', '/cdm/customers/{customer_id}', '/audit'],
    refusedHere: true,
  })
}
