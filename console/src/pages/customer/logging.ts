import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Answered } from '../../api/asking'
import type { Body, Model } from '../../api/words'
import { save } from '../../saving/saving'
import { me } from '../../sign-in/me'
import type { Whole } from './saving'

type Asked = Body<'/cdm/interaction', 'post'>
type Entry = Model['TimelineEntry']

export interface Contact {
  interaction_type: Asked['interaction_type']
  direction: NonNullable<Asked['direction']>
  outcome: NonNullable<Asked['outcome']> | ''
  details: string
  follow_up_date: string
}

const TIMELINE = '/cdm/customers/{customer_id}/timeline'

/** Stands in the timeline at once, under an id of its own until the shop's comes. */
export function log({ customer_id }: Whole, contact: Contact, label: string) {
  const isNote = contact.interaction_type === 'note'
  const said = {
    interaction_type: contact.interaction_type,
    direction: contact.direction,
    ...(contact.details.trim() ? { details: contact.details.trim() } : {}),
    ...(contact.outcome && !isNote ? { outcome: contact.outcome } : {}),
    ...(contact.follow_up_date && !isNote ? { follow_up_date: contact.follow_up_date } : {}),
  }
  const entry: Entry = {
    id: crypto.randomUUID(),
    kind: said.interaction_type,
    at: new Date().toISOString(),
    title: '',
    facts: { ...said, agent_name: me().name },
  }
  return save({
    method: 'post',
    path: '/cdm/interaction',
    body: { customer_id, ...said },
    label,
    touches: [TIMELINE, '/cdm/interactions/{customer_id}', '/cdm/customer360/{customer_id}', '/cdm/customers/{customer_id}/why'],
    shows: (known) => show(known, customer_id, entry),
    refusedHere: true,
  })
}

function show(known: QueryClient, customer_id: string, entry: Entry): void {
  known.setQueriesData<InfiniteData<Answered<Entry[]>>>({ queryKey: [TIMELINE, { customer_id }] }, (all) => {
    const [first, ...rest] = all?.pages ?? []
    if (!all || !first || first.body.some((each) => each.id === entry.id)) return all
    return { ...all, pages: [{ ...first, body: [entry, ...first.body] }, ...rest] }
  })
}
