import { useMemo, useState } from 'react'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { overview } from '../../texts/overview'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Chart } from '../../ui/Chart'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { EVERY } from './lists'
import styles from './Sales.module.css'

type Span = 'days' | 'months'

const DAYS = 30

/** What came in, and how much of it from those who came again, against the same time before. */
export function Sales({ className }: { className?: string | undefined }) {
  const say = useSay()
  const { dayAfter, today } = useFormats()
  const [span, setSpan] = useState<Span>('days')
  const end = today()
  const start = span === 'days' ? dayAfter(1 - DAYS) : firstOfMonth(end, 11)
  const by = span === 'days' ? 'day' : 'month'
  const now = useRead('/crm/insights/sales', { query: { start_date: start, end_date: end, by }, every: EVERY })
  const beforeStart = span === 'days' ? dayAfter(-DAYS, start) : firstOfMonth(start, 12)
  const before = useRead('/crm/insights/sales', { query: { start_date: beforeStart, end_date: dayAfter(-1, start), by: 'month' } })
  const choices: [Span, string][] = [
    ['days', say(overview.thirtyDays)],
    ['months', say(overview.twelveMonths)],
  ]
  return (
    <Card
      title={say(overview.sales)}
      className={className}
      actions={choices.map(([each, name]) => (
        <Button key={each} small kind={span === each ? 'strong' : 'plain'} aria-pressed={span === each} onClick={() => setSpan(each)}>
          {name}
        </Button>
      ))}
    >
      <Shown of={now} what={say(overview.sales)} skeleton={<Skeleton lines={3} height="5rem" />}>
        {(sales) =>
          sales.total.orders === 0 ? (
            <Empty>{say(overview.noSales)}</Empty>
          ) : (
            <>
              <Sums now={sales.total} before={before.data?.total} />
              <Charts sales={sales} />
            </>
          )
        }
      </Shown>
    </Card>
  )
}

function firstOfMonth(day: string, monthsBack: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 - monthsBack, 1)).toISOString().slice(0, 10)
}

function Sums({ now, before }: { now: Model['SalesOf']; before: Model['SalesOf'] | undefined }) {
  const say = useSay()
  const { money, number, percent } = useFormats()
  const sums: [string, string, string | undefined][] = [
    [say(overview.revenue), money(now.revenue), before && money(before.revenue)],
    [say(overview.ordersCount), number(now.orders), before && number(before.orders)],
    [say(overview.repeatRate), percent(now.repeat_rate / 100), before && percent(before.repeat_rate / 100)],
  ]
  return (
    <div className={styles.sums}>
      {sums.map(([name, value, was]) => (
        <div key={name}>
          <span>{name}</span>
          <b>{value}</b>
          {was !== undefined && <span>{say(overview.before, { value: was })}</span>}
        </div>
      ))}
    </div>
  )
}

function Charts({ sales }: { sales: Model['SalesTold'] }) {
  const say = useSay()
  const { day, month, percent, shortMoney } = useFormats()
  const drawn = useMemo(() => {
    const along = sales.sales.map((each) => (sales.by === 'day' ? day(each.start) : month(each.start)))
    const revenue = [
      { name: say(overview.revenue), values: sales.sales.map((each) => each.revenue), colour: 1, kind: 'columns', shows: shortMoney } as const,
    ]
    const again = [
      {
        name: say(overview.repeatRate),
        values: sales.sales.map((each) => (each.orders ? each.repeat_rate / 100 : null)),
        colour: 2,
        kind: 'line',
        shows: percent,
      } as const,
    ]
    return { along, revenue, again }
  }, [sales, say, day, month, percent, shortMoney])
  return (
    <div className={styles.charts}>
      <Chart label={say(overview.revenue)} along={drawn.along} series={drawn.revenue} height={190} />
      <div>
        <Chart label={say(overview.repeatRate)} along={drawn.along} series={drawn.again} height={190} />
        <p className={styles.about}>{say(overview.repeatAbout)}</p>
      </div>
    </div>
  )
}
