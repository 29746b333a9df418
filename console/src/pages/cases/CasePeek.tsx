import { useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { dial, writeOnWhatsApp } from '../../formats/phones'
import { useKeys } from '../../keys/keys'
import { calls } from '../../texts/calls'
import { cases } from '../../texts/cases'
import { customerWords } from '../../texts/customers'
import { useSay } from '../../texts/text'
import { CaseClock, CaseKind, CasePriority, CaseStatus } from '../../ui/case-words'
import { Button } from '../../ui/Button'
import { Facts } from '../../ui/Facts'
import { Shown, Skeleton } from '../../ui/Shown'
import { CaseActions } from './CaseActions'
import styles from './Cases.module.css'
import { Notes } from './Notes'
import { OrderInCase } from './OrderInCase'
import { usePersons } from './persons'
import { RatingLink } from './RatingLink'
import type { Case } from './saving'

/** A case beside another page: who, how reached, what happened, and what can be done about it. */
export default function CasePeek({ id }: { id: string }) {
  const say = useSay()
  const found = useRead('/cases/{case_id}', { names: { case_id: id }, every: 30_000 })
  return (
    <Shown of={found} what={say(cases.this)} skeleton={<Skeleton lines={10} />}>
      {(one) => <Told of={one} />}
    </Shown>
  )
}

function Told({ of }: { of: Case }) {
  const say = useSay()
  const { open } = useOpening()
  return (
    <div className={styles.case}>
      <div className={styles.part}>
        <h3>
          <button type="button" className={styles.customer} onClick={() => open('customer', of.customer_id)}>
            {of.customer_name ?? of.customer_phone ?? of.customer_id}
          </button>
        </h3>
        <div className={styles.marks}>
          <CaseKind of={of} />
          <CaseStatus is={of.status} />
          {of.priority !== 'normal' && <CasePriority is={of.priority} />}
          <CaseClock of={of} />
        </div>
        {of.customer_phone && <Reach phone={of.customer_phone} />}
      </div>
      <div className={styles.part}>
        <h3>{say(cases.happened)}</h3>
        <p className={styles.happened}>{of.what_happened}</p>
      </div>
      <CaseActions of={of} />
      {of.resolution && (
        <div className={styles.part}>
          <h3>{say(cases.resolution)}</h3>
          <p className={`${styles.happened} ${of.status === 'resolved' ? styles.settled : ''}`}>{of.resolution}</p>
        </div>
      )}
      {of.rating_path && <RatingLink path={of.rating_path} phone={of.customer_phone} />}
      {of.order_id && <OrderInCase id={of.order_id} />}
      <About of={of} />
      <Notes of={of} />
    </div>
  )
}

function Reach({ phone }: { phone: string }) {
  const say = useSay()
  const [call, write] = [() => dial(phone), () => writeOnWhatsApp(phone)]
  useKeys([
    { press: 'c', does: calls.call, run: call },
    { press: 'w', does: calls.whatsapp, run: write },
  ])
  return (
    <div className={styles.actions}>
      <Button kind="strong" icon="call" press="C" onClick={call}>
        {say(calls.call)} {phone}
      </Button>
      <Button icon="chat" press="W" onClick={write}>
        {say(calls.whatsapp)}
      </Button>
    </div>
  )
}

function About({ of }: { of: Case }) {
  const say = useSay()
  const { moment, number } = useFormats()
  const who = usePersons()
  return (
    <Facts
      facts={[
        [say(cases.assignee), of.assignee ? (of.assignee_name ?? of.assignee) : say(cases.nobody)],
        [say(cases.opened), [moment(of.opened_at), who(of.opened_by)].filter(Boolean).join(' · ')],
        [say(cases.waitingSince), of.waiting_since && moment(of.waiting_since)],
        [say(cases.rating), of.rating !== undefined && say(cases.ofFive, { n: number(of.rating) })],
        [say(cases.timesSettled), of.times_resolved > 1 && say(cases.times, { n: number(of.times_resolved) })],
        [say(customerWords.address), of.customer_address],
      ]}
    />
  )
}
