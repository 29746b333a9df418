import { useState } from 'react'
import { useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { cases } from '../../texts/cases'
import { customerWords } from '../../texts/customers'
import { orderChannelNames, orders, paymentNames } from '../../texts/orders'
import { pageNames } from '../../texts/pages'
import { type Text, useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Facts } from '../../ui/Facts'
import { Shown } from '../../ui/Shown'
import { Correction } from './Correction'
import type { Order } from './draft'
import styles from './OrderPeek.module.css'
import { StatusMenu } from './StatusMenu'
import { OrderStatus } from './words'

/** An order beside another page: what, for whom, for how much, and where it stands. */
export default function OrderPeek({ id }: { id: string }) {
  const say = useSay()
  const order = useRead('/orders/{order_id}', { names: { order_id: id } })
  const [correcting, setCorrecting] = useState<boolean>()
  return (
    <Shown of={order} what={say(pageNames.order)}>
      {(found) =>
        correcting ? (
          <Correction order={found} onClose={() => setCorrecting(false)} />
        ) : (
          <Told order={found} back={correcting === false} onCorrect={() => setCorrecting(true)} />
        )
      }
    </Shown>
  )
}

interface Props {
  order: Order
  /** From correcting it: the focus comes back to where it was. */
  back: boolean
  onCorrect: () => void
}

function Told({ order, back, onCorrect }: Props) {
  const say = useSay()
  const { moment, money, number } = useFormats()
  const { open } = useOpening()
  const { data: customer } = useRead('/cdm/customers/{customer_id}', { names: { customer_id: order.customer_id } })
  const counts = order.status === 'placed' || order.status === 'delivered'
  const named = (names: Record<string, Text>, word: string | undefined) => word && (names[word] ? say(names[word]) : word)
  return (
    <div className={styles.order}>
      <div className={styles.head}>
        <h3>
          <button type="button" className={styles.customer} onClick={() => open('customer', order.customer_id)}>
            {order.customer_name ?? say(orders.openCustomer)}
          </button>
        </h3>
        <OrderStatus is={order.status} />
      </div>
      <div className={styles.actions}>
        <StatusMenu order={order} />
        {counts && may('PUT /orders/{order_id}') && (
          <Button icon="edit" autoFocus={back} onClick={onCorrect}>
            {say(orders.correct)}
          </Button>
        )}
        {may('POST /cases') && (
          <Button icon="support" onClick={() => open('new-case', `${order.customer_id}/${order.order_id}`)}>
            {say(cases.fresh)}
          </Button>
        )}
      </div>
      <table className={styles.lines}>
        <caption className="unseen">{say(orders.lines)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(orders.product)}</th>
            <th scope="col">{say(orders.quantity)}</th>
            <th scope="col">{say(orders.amount)}</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line, at) => (
            <tr key={`${line.product_id}-${at}`}>
              <th scope="row">{line.name}</th>
              <td>
                {number(line.quantity)} × {money(line.unit_price)}
              </td>
              <td>{money(line.amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {order.discount > 0 && (
            <tr>
              <th scope="row" colSpan={2}>{say(orders.discount)}</th>
              <td>−{money(order.discount)}</td>
            </tr>
          )}
          {order.delivery_fee > 0 && (
            <tr>
              <th scope="row" colSpan={2}>{say(orders.delivery)}</th>
              <td>{money(order.delivery_fee)}</td>
            </tr>
          )}
          <tr className={styles.total}>
            <th scope="row" colSpan={2}>{say(orders.total)}</th>
            <td>{money(order.total_amount)}</td>
          </tr>
        </tfoot>
      </table>
      <Facts
        facts={[
          [say(customerWords.phone), customer?.phone && <a href={`tel:${customer.phone}`}>{customer.phone}</a>],
          [say(customerWords.address), customer?.address ?? customer?.district],
          [say(orders.when), moment(order.order_date)],
          [say(orders.payment), named(paymentNames, order.payment_method)],
          [say(orders.channel), named(orderChannelNames, order.channel)],
          [say(orders.coupon), order.coupon_code],
          [say(orders.number), order.order_id],
          [say(orders.takenOn), order.imported ? say(orders.imported) : moment(order.created_at)],
        ]}
      />
    </div>
  )
}
