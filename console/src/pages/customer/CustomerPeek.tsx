import { useNavigate } from 'react-router'
import { useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { nameOf } from '../../formats/names'
import { dial, writeOnWhatsApp } from '../../formats/phones'
import { may } from '../../sign-in/me'
import { calls } from '../../texts/calls'
import { cases } from '../../texts/cases'
import { customer as texts } from '../../texts/customer'
import { customerList } from '../../texts/customer-list'
import { customerWords } from '../../texts/customers'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Facts } from '../../ui/Facts'
import { OpenComplaint } from '../../ui/OpenComplaint'
import { Shown, Skeleton } from '../../ui/Shown'
import { useAction } from './action'
import { Consent } from './Consent'
import styles from './Customer.module.css'
import { Happening } from './Happening'
import { Marks } from './Marks'
import type { Whole } from './saving'

const LATELY = 5

/** A customer beside another page: who, how reached, worth what, and what happened lately. */
export default function CustomerPeek({ id }: { id: string }) {
  const say = useSay()
  const { ago, money, number } = useFormats()
  const whole = useRead('/cdm/customer360/{customer_id}', { names: { customer_id: id } })
  return (
    <Shown of={whole} what={say(texts.this)} skeleton={<Skeleton lines={10} />}>
      {(customer) => (
        <div className={styles.stack}>
          <div className={styles.action}>
            <h3 className={styles.name}>{nameOf(customer)}</h3>
            <Marks of={customer} />
          </div>
          <OpenComplaint of={customer.open_complaint} />
          <Reach of={customer} />
          <ToDo of={customer} />
          <Facts
            facts={[
              [say(customerWords.value), customer.lifetime_value !== undefined && money(customer.lifetime_value)],
              [say(customerWords.orders), customer.total_orders !== undefined && number(customer.total_orders)],
              [say(customerWords.lastOrder), customer.last_order_date ? ago(customer.last_order_date) : say(customerWords.never)],
              [say(customerWords.email), customer.email],
              [say(customerWords.address), customer.address],
              [say(customerWords.district), customer.district],
              [say(customerWords.notes), customer.notes],
            ]}
          />
          <Consent of={customer} />
          {may('GET /cdm/customers/{customer_id}/timeline') && <Lately id={id} />}
        </div>
      )}
    </Shown>
  )
}

function Reach({ of }: { of: Whole }) {
  const say = useSay()
  const go = useNavigate()
  const { open } = useOpening()
  const { phone } = of
  return (
    <div className={styles.reach}>
      {phone && (
        <>
          <Button kind="strong" icon="call" onClick={() => dial(phone)}>
            {say(calls.call)} {phone}
          </Button>
          <Button icon="chat" onClick={() => writeOnWhatsApp(phone)}>
            {say(calls.whatsapp)}
          </Button>
        </>
      )}
      {may('POST /cases') && (
        <Button icon="support" onClick={() => open('new-case', of.customer_id)}>
          {say(cases.fresh)}
        </Button>
      )}
      {may('POST /orders') && (
        <Button icon="orders" onClick={() => void go(`/admin/orders/new?customer=${of.customer_id}`)}>
          {say(customerList.takeOrder)}
        </Button>
      )}
    </div>
  )
}

function ToDo({ of }: { of: Whole }) {
  const told = useAction(of)
  if (!told) return null
  return (
    <p className={styles.task}>
      <b>{told.action}</b>
      <span>{told.score > 0 ? told.reason : told.why}</span>
    </p>
  )
}

function Lately({ id }: { id: string }) {
  const say = useSay()
  const found = useRead('/cdm/customers/{customer_id}/timeline', { names: { customer_id: id }, query: { limit: LATELY } })
  return (
    <section className={styles.action}>
      <h3>{say(calls.recent)}</h3>
      <Shown of={found}>
        {(entries) =>
          entries.length === 0 ? (
            <p className={styles.soft}>{say(calls.nothingLately)}</p>
          ) : (
            <ol className={styles.lines}>
              {entries.map((entry) => (
                <li key={entry.id}>
                  <Happening of={entry} />
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
    </section>
  )
}
