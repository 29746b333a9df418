import { useNavigate, useParams } from 'react-router'
import { Refused } from '../../api/asking'
import { useRead } from '../../api/reading'
import { nameOf } from '../../formats/names'
import { may } from '../../sign-in/me'
import { cases } from '../../texts/cases'
import { customer as texts } from '../../texts/customer'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { OpenComplaint } from '../../ui/OpenComplaint'
import { Page } from '../../ui/Page'
import { Empty, Shown } from '../../ui/Shown'
import { type Tab, Tabs } from '../../ui/Tabs'
import { Actions } from './Actions'
import { Behaviour } from './Behaviour'
import { Cases } from './Cases'
import { Consent } from './Consent'
import { CustomerSkeleton } from './CustomerSkeleton'
import { Family } from './Family'
import { Insight } from './Insight'
import { Interactions } from './Interactions'
import { Marks } from './Marks'
import { AlsoKnown } from './merged'
import { Overview } from './Overview'
import type { Whole } from './saving'

/** One customer, whole: each tab as far as the role may read it. */
export default function CustomerPage() {
  const say = useSay()
  const { id = '' } = useParams()
  const whole = useRead('/cdm/customer360/{customer_id}', { names: { customer_id: id } })
  const found = whole.data
  if (whole.error instanceof Refused && whole.error.status === 404) return <Gone />
  return (
    <Page title={found ? nameOf(found) : say(pageNames.customer)} about={found && <Marks of={found} />} actions={found && <Actions of={found} />}>
      <Shown of={whole} what={say(texts.this)} skeleton={<CustomerSkeleton />}>
        {(customer) => (
          <>
            <OpenComplaint of={customer.open_complaint} />
            <AlsoKnown of={customer} />
            <Consent of={customer} />
            <Tabs label={say(texts.tabs)} tabs={tabs(customer, say)} />
          </>
        )}
      </Shown>
    </Page>
  )
}

function Gone() {
  const say = useSay()
  const go = useNavigate()
  return (
    <Page title={say(pageNames.customer)}>
      <Empty action={<Button onClick={() => void go('/admin/customers/cdm')}>{say(texts.toList)}</Button>}>{say(texts.gone)}</Empty>
    </Page>
  )
}

function tabs(of: Whole, say: ReturnType<typeof useSay>): Tab[] {
  const all: (Tab & { may: boolean })[] = [
    { id: 'overview', name: say(texts.overview), may: true, shows: () => <Overview of={of} /> },
    { id: 'family', name: say(texts.family), may: may('GET /cdm/family-members/{customer_id}'), shows: () => <Family of={of} /> },
    {
      id: 'interactions',
      name: say(texts.interactions),
      may: may('GET /cdm/customers/{customer_id}/timeline'),
      shows: () => <Interactions of={of} />,
    },
    { id: 'cases', name: say(cases.ofCustomer), may: may('GET /cdm/customers/{customer_id}/cases'), shows: () => <Cases of={of} /> },
    { id: 'behaviour', name: say(texts.behaviour), may: may('GET /cdm/behavior/{customer_id}'), shows: () => <Behaviour id={of.customer_id} /> },
    { id: '360', name: say(texts.whole), may: may('GET /crm/automation/intelligence/{customer_id}'), shows: () => <Insight of={of} /> },
  ]
  return all.filter((tab) => tab.may)
}
