import { useNavigate } from 'react-router'
import { usePages } from '../../api/reading'
import type { Model } from '../../api/words'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { overview } from '../../texts/customer'
import { customerList } from '../../texts/customer-list'
import { orders } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import { OrderStatus } from '../../ui/words'
import styles from './Customer.module.css'

type Order = Model['OrderTold']

const FIRST = 5
const NAMED = 3

export function Orders({ id }: { id: string }) {
  const say = useSay()
  const go = useNavigate()
  const { open } = useOpening()
  const { day, money, number } = useFormats()
  const found = usePages('/cdm/customers/{customer_id}/orders', { names: { customer_id: id }, query: { limit: FIRST } })
  const what = ({ lines }: Order) => {
    const names = lines.slice(0, NAMED).map((line) => `${number(line.quantity)} × ${line.name}`).join(', ')
    return lines.length > NAMED ? say(orders.andMore, { names, n: number(lines.length - NAMED) }) : names
  }
  const take = may('POST /orders') && (
    <Button icon="orders" onClick={() => void go(`/admin/orders/new?customer=${id}`)}>
      {say(customerList.takeOrder)}
    </Button>
  )
  return (
    <Card title={say(overview.orders)} flush>
      <Shown of={{ ...found, data: found.rows }} skeleton={<Skeleton lines={FIRST} height="1.75rem" />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty action={take}>{say(overview.noOrders)}</Empty>
          ) : (
            <Table
              label={say(overview.orders)}
              rows={rows}
              id={(row) => row.order_id}
              open={(row) => open('order', row.order_id)}
              columns={[
                {
                  name: say(overview.order),
                  shows: (row) => (
                    <span className={styles.order}>
                      <button type="button" onClick={() => open('order', row.order_id)}>
                        {day(row.order_date)}
                      </button>
                      <small title={row.order_id}>{row.order_id}</small>
                    </span>
                  ),
                },
                { name: say(overview.what), wide: true, shows: (row) => <span className={styles.soft}>{what(row)}</span> },
                { name: say(orders.status), shows: (row) => <OrderStatus is={row.status} /> },
                { name: say(overview.total), right: true, shows: (row) => money(row.total_amount) },
              ]}
            />
          )
        }
      </Shown>
      <More of={found} />
    </Card>
  )
}
