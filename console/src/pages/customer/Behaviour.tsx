import { useMemo } from 'react'
import { usePages, useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { buying, partNames } from '../../texts/insight'
import { named } from '../../texts/named'
import { paymentNames } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Chart, type Series } from '../../ui/Chart'
import { Facts } from '../../ui/Facts'
import { Bars } from '../../ui/Progress'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import styles from './Customer.module.css'
import { byMonth, namesIn, type Order } from './months'

const MOST = 200
const PRODUCTS = 12

export function Behaviour({ id }: { id: string }) {
  const say = useSay()
  const { number } = useFormats()
  const names = { customer_id: id }
  const orders = usePages('/cdm/customers/{customer_id}/orders', { names, query: { limit: MOST } })
  return (
    <div className={styles.stack}>
      <Card title={say(buying.overTime)}>
        <Shown of={{ ...orders, data: orders.rows }} skeleton={<Skeleton lines={1} height="12rem" />}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty>{say(buying.nothing)}</Empty>
            ) : (
              <>
                <Months of={rows} />
                {orders.hasNextPage && <p className={styles.soft}>{say(buying.newest, { n: number(rows.length) })}</p>}
              </>
            )
          }
        </Shown>
      </Card>
      <Bought id={id} orders={orders.rows ?? []} />
    </div>
  )
}

function Months({ of }: { of: Order[] }) {
  const say = useSay()
  const { isoDay, month, money, number, shortMoney, today } = useFormats()
  const drawing = useMemo(() => {
    const months = byMonth(of, isoDay, today())
    const spent: Series = { name: say(buying.spent), values: months.map((each) => each.spent), colour: 1, kind: 'columns', shows: shortMoney }
    return { months, along: months.map((each) => month(`${each.month}-01`)), spent }
  }, [of, isoDay, today, month, say, shortMoney])
  const { months, along, spent } = drawing
  const series = useMemo(() => [spent], [spent])
  return (
    <>
      <Chart label={say(buying.overTime)} along={along} series={series} />
      <p className={styles.soft}>
        {say(buying.orders)}: {number(months.reduce((sum, each) => sum + each.orders, 0))} · {money(months.reduce((sum, each) => sum + each.spent, 0))}
      </p>
    </>
  )
}

function Bought({ id, orders }: { id: string; orders: Order[] }) {
  const say = useSay()
  const { day, days, number } = useFormats()
  const found = useRead('/cdm/behavior/{customer_id}', { names: { customer_id: id } })
  const called = useMemo(() => namesIn(orders), [orders])
  return (
    <Shown of={found}>
      {(how) => (
        <div className={styles.halves}>
          <Card title={say(buying.products)}>
            {how.products.length === 0 ? (
              <Empty>{say(buying.nothing)}</Empty>
            ) : (
              <Bars
                parts={how.products
                  .toSorted((a, b) => b.times - a.times)
                  .slice(0, PRODUCTS)
                  .map((product) => ({
                    name: called.get(product.product_id) ?? product.product_id,
                    count: product.times,
                    shown: [
                      say(buying.times, { n: number(product.times) }),
                      product.interval_days && say(buying.every, { days: days(product.interval_days) }),
                    ]
                      .filter(Boolean)
                      .join(', '),
                  }))}
              />
            )}
          </Card>
          <Card title={say(buying.habits)}>
            <Facts
              facts={[
                [say(buying.between), how.avg_days_between_orders && days(how.avg_days_between_orders)],
                [say(buying.partOfDay), how.peak_order_time && named(say, partNames, how.peak_order_time)],
                [say(buying.payment), how.preferred_payment_method && named(say, paymentNames, how.preferred_payment_method)],
                [say(buying.first), how.first_order_date && day(how.first_order_date)],
                [say(buying.categories), how.preferred_categories.join(', ')],
                [say(buying.cart), how.has_abandoned_cart && '✓'],
                [say(buying.recovered), how.cart_recovery_count > 0 && number(how.cart_recovery_count)],
              ].map(([name, value]): [string, string | undefined] => [name as string, value ? String(value) : undefined])}
            />
          </Card>
        </div>
      )}
    </Shown>
  )
}
