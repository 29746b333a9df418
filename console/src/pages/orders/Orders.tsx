import { useNavigate } from 'react-router'
import { usePages } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { useKeys } from '../../keys/keys'
import { may } from '../../sign-in/me'
import { orders } from '../../texts/orders'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { BringFile } from '../../ui/BringFile'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Page } from '../../ui/Page'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { type Column, Table } from '../../ui/Table'
import type { Order } from './draft'
import { Filters, useFilters } from './Filters'
import styles from './Orders.module.css'
import { StatusMenu } from './StatusMenu'
import { OrderStatus, useShort } from './words'

/** Orders by status and day; each opens beside the list. */
export default function Orders() {
  const say = useSay()
  const go = useNavigate()
  const { dayAfter } = useFormats()
  const { open } = useOpening()
  const { status, from, to, choose } = useFilters()
  const found = usePages('/orders', { query: { status, from, to, limit: 50 } })
  const columns = useColumns()
  const takes = may('POST /orders')
  const take = () => void go('/admin/orders/new')
  useKeys([{ press: 'o', does: orders.take, run: take }], takes)
  return (
    <Page
      title={say(pageNames.orders)}
      actions={
        <>
          <BringFile kind="orders" />
          {takes && (
            <Button kind="strong" icon="plus" press="O" onClick={take}>
              {say(orders.takeAnother)}
            </Button>
          )}
        </>
      }
    >
      <Filters status={status} from={from} to={to} choose={choose} />
      <Card flush>
        <Shown of={{ ...found, data: found.rows }} what={say(orders.list)} skeleton={<div className={styles.waiting}><Skeleton lines={12} height="1.75rem" /></div>}>
          {(rows) =>
            rows.length === 0 && !found.hasNextPage ? (
              <Empty action={<Button onClick={() => choose({ status: '', from: dayAfter(-29), to: '' })}>{say(orders.showMonth)}</Button>}>
                {say(orders.none)}
              </Empty>
            ) : (
              <>
                <Table label={say(pageNames.orders)} columns={columns} rows={rows} id={(row) => row.order_id} open={(row) => open('order', row.order_id)} keys />
                <More of={found} />
              </>
            )
          }
        </Shown>
      </Card>
    </Page>
  )
}

function useColumns(): Column<Order>[] {
  const say = useSay()
  const short = useShort()
  const { day, money, time } = useFormats()
  const { open } = useOpening()
  return [
    {
      name: say(orders.customer),
      shows: (order) => (
        <>
          <button type="button" className={styles.name} onClick={() => open('order', order.order_id)}>
            {order.customer_name ?? order.order_id}
          </button>
          <small className={styles.when}>
            {day(order.order_date)}, {time(order.order_date)}
          </small>
        </>
      ),
    },
    { name: say(orders.what), shows: (order) => <span className={styles.what}>{short(order)}</span>, wide: true },
    { name: say(orders.total), shows: (order) => money(order.total_amount), right: true },
    { name: say(orders.status), shows: (order) => <OrderStatus is={order.status} /> },
    { name: say(orders.next), shows: (order) => <StatusMenu order={order} bare />, right: true },
  ]
}
