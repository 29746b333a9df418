/** A new customer, and after them what they said yes to. */
import type { Body } from '../../api/words'
import { nameOf } from '../../formats/names'
import { save } from '../../saving/saving'
import { may } from '../../sign-in/me'
import { newCustomer } from '../../texts/customer-list'
import { channelNames } from '../../texts/customers'
import type { Say } from '../../texts/text'

export type Channel = keyof typeof channelNames

type Whole = Body<'/cdm/customers', 'post'>
export interface Typed {
  first_name?: string
  last_name?: string
  phone?: string
  company_name?: string
  district?: string
  date_of_birth?: string
  address?: string
  language?: 'en' | 'bn'
  allows?: Channel[]
}

export async function make({ allows = [], ...typed }: Typed, say: Say) {
  const name = nameOf({ customer_id: '', ...typed })
  const told = await save({
    method: 'post',
    path: '/cdm/customers',
    body: typed satisfies Whole,
    label: say(newCustomer.saved, { name }),
    touches: ['/cdm/customer360', '/cdm/segments/summary', '/cdm/lookup', '/cdm/upcoming-events'],
    undo: (answer) =>
      may('DELETE /cdm/customers/{customer_id}')
        ? { method: 'delete', address: `/cdm/customers/${encodeURIComponent(answer.customer_id)}` }
        : undefined,
    refusedHere: true,
  })
  if ('answer' in told) {
    for (const channel of allows) {
      void save({
        method: 'put',
        path: '/cdm/customers/{customer_id}/consent',
        names: { customer_id: told.answer.customer_id },
        body: { channel, allowed: true, purpose: 'marketing', source: 'agent' },
        label: say(newCustomer.consentSaved, { name, channel: say(channelNames[channel]) }),
        touches: ['/cdm/customer360/{customer_id}'],
        quietly: true,
      })
    }
  }
  return told
}
