import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { Refused } from '../../api/asking'
import { useProducts } from '../../api/catalogue'
import { useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { inTaka } from '../../formats/amounts'
import { useFormats } from '../../formats/formats'
import { useKeys } from '../../keys/keys'
import { useDraft } from '../../saving/drafts'
import { orders } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field, Input } from '../../ui/Field'
import { Icon } from '../../ui/Icon'
import { Page } from '../../ui/Page'
import { Failed, Shown } from '../../ui/Shown'
import { Amounts } from './Amounts'
import { blank, type Draft, problemsOf, type Problems, refusalOf, type Refusal, sumsOf } from './draft'
import { OrderForm } from './OrderForm'
import { QuickAdds } from './QuickAdds'
import { type Buyer, take } from './taking'
import styles from './WritingOrder.module.css'

/** One order for one customer, kept as it is typed until the shop has it. */
export function WritingOrder({ buyer, back }: { buyer: Buyer; back: string | undefined }) {
  const say = useSay()
  const go = useNavigate()
  const here = useLocation()
  const { money } = useFormats()
  const { open } = useOpening()
  const [text, setText] = useDraft(`order.${buyer.customer ?? buyer.phone}`)
  const [leftOut, setLeftOut] = useState('')
  const [tried, setTried] = useState(false)
  const [told, setTold] = useState(here.state as Refusal | null)
  const products = useProducts()
  const names = { customer_id: buyer.customer ?? '' }
  const known = buyer.customer !== undefined
  const customer = useRead('/cdm/customer360/{customer_id}', { names, when: known })
  const before = useRead('/cdm/customers/{customer_id}/orders', { names, query: { limit: 5 }, when: known })
  const last = known ? before.data?.find((order) => order.status !== 'cancelled') : undefined
  const draft = text ? (JSON.parse(text) as Draft) : blank(known ? customer.data?.behavior?.preferred_payment_method : '')
  const name = known
    ? [customer.data?.first_name, customer.data?.last_name].filter(Boolean).join(' ') || (customer.data?.company_name ?? '')
    : draft.firstName.trim() || (buyer.phone ?? '')
  const mistakes: Problems = Object.fromEntries(problemsOf(draft).map(([field, problem]) => [field, say(problem)]))
  if (!known && !draft.firstName.trim()) mistakes['customer.first_name'] = say(orders.nameNeeded)
  const problems: Problems = { ...told?.problems, ...(tried ? mistakes : {}) }

  const change = (next: Draft) => {
    setText(JSON.stringify(next))
    setTold(null)
  }
  const startOver = () => {
    setLeftOut(text)
    setText(text ? '' : leftOut)
    setTried(false)
  }
  const keep = () => {
    setTried(true)
    if (draft.lines.length === 0 || Object.keys(mistakes).length > 0) return
    const { total } = sumsOf(draft)
    void take({
      buyer,
      draft,
      label: say(orders.saved, { name, money: money(inTaka(total)) }),
      onRefused: ({ message, details }) => {
        const refusal = refusalOf(message, details)
        setText(JSON.stringify(draft))
        setTold(refusal)
        void go(here.pathname + here.search, { state: refusal })
      },
    })
    setText('')
    void go(back ?? (known ? `/admin/customers/${buyer.customer}` : '/admin/orders'))
  }
  // A dead connection does not keep anybody from writing; a customer who is not there for this person does.
  const nobody = known && !customer.data && customer.error instanceof Refused
  useKeys([{ press: 'ctrl+enter', does: orders.save, run: keep, whileTyping: true }], !nobody)

  return (
    <Page
      title={say(orders.take)}
      about={
        <span className={styles.who}>
          {name && (known ? (
            <button type="button" onClick={() => open('customer', names.customer_id)}>{name}</button>
          ) : (
            name
          ))}
          {(known ? [customer.data?.phone, customer.data?.address] : [draft.firstName.trim() && buyer.phone]).map(
            (each) => each && <span key={each}>{each}</span>,
          )}
        </span>
      }
      actions={
        <>
          <Button kind="quiet" icon="left" onClick={() => void go(back ?? '/admin/orders')}>
            {say(orders.back)}
          </Button>
          {!back && <Button onClick={() => void go('/admin/orders/new')}>{say(orders.otherCustomer)}</Button>}
        </>
      }
    >
      {known && customer.error && !customer.data && <Failed trouble={customer.error} what={say(orders.customer)} again={customer.refetch} />}
      {told && (
        <p className={styles.told} role="alert">
          <Icon name="warning" size={16} /> {told.why ? say(orders.refused, { why: told.why }) : say(orders.refusedThere)}
        </p>
      )}
      <div className={styles.order} hidden={nobody}>
        <div className={styles.column}>
          {!known && (
            <Card title={say(orders.buyer)}>
              <div className={styles.buyer}>
                <Field label={say(orders.firstName)} problem={problems['customer.first_name']}>
                  <Input autoFocus maxLength={100} value={draft.firstName} onChange={(event) => change({ ...draft, firstName: event.target.value })} />
                </Field>
                <Field label={say(orders.address)} problem={problems['customer.address']}>
                  <Input maxLength={500} value={draft.address} onChange={(event) => change({ ...draft, address: event.target.value })} />
                </Field>
              </div>
            </Card>
          )}
          <Card title={say(orders.lines)}>
            <Shown of={products} what={say(orders.product)}>
              {(found) => <OrderForm draft={draft} products={found} problems={problems} onChange={change} begins={known} />}
            </Shown>
          </Card>
          {known && <QuickAdds customer={names.customer_id} last={last} products={products.data ?? []} draft={draft} onChange={change} />}
        </div>
        <Card title={say(orders.totals)} className={styles.pay}>
          <Amounts draft={draft} problems={problems} lastDelivery={last?.delivery_fee} onChange={(changed) => change({ ...draft, ...changed })}>
            <div className={styles.actions}>
              {(text || leftOut) && (
                <Button kind="quiet" onClick={startOver}>
                  {say(text ? orders.startOver : orders.bringBack)}
                </Button>
              )}
              <Button kind="strong" icon="check" press="Ctrl ↵" disabled={draft.lines.length === 0} onClick={keep}>
                {say(orders.save)}
              </Button>
            </div>
          </Amounts>
        </Card>
      </div>
    </Page>
  )
}
