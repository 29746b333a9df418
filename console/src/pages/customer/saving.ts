/** What is saved about a customer, each with its effect at once and its way back. */
import type { QueryClient } from '@tanstack/react-query'
import { address, type Body, type Model, type PathWith } from '../../api/words'
import { save } from '../../saving/saving'
import type { channelNames } from '../../texts/customers'

export type Whole = Model['Customer360']
export type Fields = Body<'/cdm/customers/{customer_id}', 'patch'>
export type Channel = keyof typeof channelNames

export const CHANNELS: Channel[] = ['call', 'whatsapp', 'sms', 'email', 'push']

const WHOLE = '/cdm/customer360/{customer_id}'
const TOUCHED: PathWith<'get'>[] = [
  WHOLE,
  '/cdm/customer360',
  '/cdm/lookup',
  '/cdm/customers/{customer_id}/why',
  '/crm/automation/intelligence/{customer_id}',
  '/audit',
]

export function changeFields(customer: Whole, fields: Fields, label: string) {
  const before = Object.fromEntries(Object.keys(fields).map((name) => [name, customer[name as keyof Whole] ?? null]))
  return save({
    method: 'patch',
    path: '/cdm/customers/{customer_id}',
    names: { customer_id: customer.customer_id },
    version: customer.version,
    body: fields,
    label,
    touches: TOUCHED,
    shows: (known) => show(known, customer, Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? undefined]))),
    undo: () => ({ method: 'patch', address: at('/cdm/customers/{customer_id}', customer), body: before }),
    refusedHere: true,
  })
}

export function allow(customer: Whole, channel: Channel, allowed: boolean, label: string) {
  const said = { channel, purpose: 'marketing', allowed, source: 'agent' } as const
  const others = (customer.consent ?? []).filter((each) => each.channel !== channel || each.purpose !== 'marketing')
  return save({
    method: 'put',
    path: '/cdm/customers/{customer_id}/consent',
    names: { customer_id: customer.customer_id },
    version: customer.version,
    body: said,
    label,
    touches: TOUCHED,
    shows: (known) => show(known, customer, { consent: [...others, { ...said, since: new Date().toISOString() }] }),
    undo: () => ({ method: 'put', address: at('/cdm/customers/{customer_id}/consent', customer), body: { ...said, allowed: !allowed } }),
  })
}

/** The same words as a call that ends with "do not contact": no call of any purpose, no offer by any channel. */
export function stopAll(customer: Whole, label: string) {
  const since = new Date().toISOString()
  const words = [{ channel: 'call', purpose: 'service' } as const, ...CHANNELS.map((channel) => ({ channel, purpose: 'marketing' }) as const)].map(
    (each) => ({ ...each, allowed: false, source: 'agent' }),
  )
  return words.map((body, at) =>
    save({
      method: 'put',
      path: '/cdm/customers/{customer_id}/consent',
      names: { customer_id: customer.customer_id },
      body,
      label,
      touches: TOUCHED,
      shows: (known) => show(known, customer, { consent: words.map((each) => ({ ...each, since })) }, words.length),
      // One word to the person for all of them, once the last is confirmed.
      quietly: at < words.length - 1,
    }),
  )
}

export function remove(customer: Whole, label: string) {
  return save({
    method: 'delete',
    path: '/cdm/customers/{customer_id}',
    names: { customer_id: customer.customer_id },
    version: customer.version,
    label,
    touches: ['/cdm/customer360', '/cdm/segments/summary', '/cdm/lookup', '/cdm/upcoming-events'],
  })
}

/** One change, one version on: what is changed next, before this is confirmed, is meant against that. */
function show(known: QueryClient, { customer_id, version = 0 }: Whole, changed: Partial<Whole>, steps = 1): void {
  known.setQueriesData<Whole>({ queryKey: [WHOLE, { customer_id }] }, (now) =>
    now ? { ...now, ...changed, version: Math.max(now.version ?? 0, version + steps) } : now,
  )
}

function at(path: string, { customer_id }: Whole): string {
  return address(path, { customer_id })
}
