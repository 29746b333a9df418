import { Link } from 'react-router'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { intelligence } from '../../texts/automation'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Progress } from '../../ui/Progress'
import { Shown, Skeleton } from '../../ui/Shown'
import { type Column, Table } from '../../ui/Table'
import { CustomerType, Temperature } from '../../ui/words'
import styles from './automation.module.css'

const TEMPERATURES = ['hot', 'warm', 'cold'] as const
const TYPES = ['vip', 'repeat', 'new', 'inactive'] as const

type Row = Model['Share'] & { kind: string; by: 'temperature' | 'customer_type' }

export function KindsOfCustomers() {
  const say = useSay()
  const { day, money, number } = useFormats()
  const found = useRead('/cdm/segments/summary')
  const rowsOf = (told: Model['SummaryTold']): Row[] => [
    ...TEMPERATURES.map((kind) => ({ kind, by: 'temperature' as const, ...(told.by_temperature[kind] ?? { customers: 0, value: 0 }) })),
    ...TYPES.map((kind) => ({ kind, by: 'customer_type' as const, ...(told.by_type[kind] ?? { customers: 0, value: 0 }) })),
  ]
  return (
    <Card flush title={say(intelligence.types)}>
      <Shown of={found} what={say(intelligence.list)} skeleton={<Skeleton lines={8} />}>
        {(told) => (
          <>
            <p className={`${styles.soft} ${styles.inset}`}>
              {say(intelligence.asOf, { customers: number(told.customers), value: money(told.value), day: day(told.day) })}
            </p>
            <Table label={say(intelligence.types)} columns={columns(told.value)} rows={rowsOf(told)} id={(row) => row.kind} />
          </>
        )}
      </Shown>
    </Card>
  )

  function columns(whole: number): Column<Row>[] {
    return [
      {
        name: say(intelligence.kind),
        shows: (row) =>
          row.by === 'temperature' ? <Temperature is={row.kind as 'hot'} /> : <CustomerType is={row.kind as 'vip'} />,
      },
      {
        name: say(intelligence.customers),
        right: true,
        shows: (row) => <Link to={`/admin/customers/cdm?${row.by}=${row.kind}`}>{number(row.customers)}</Link>,
      },
      { name: say(intelligence.value), right: true, shows: (row) => money(row.value) },
      { name: say(intelligence.each), right: true, wide: true, shows: (row) => (row.customers ? money(Math.round(row.value / row.customers)) : '–') },
      {
        name: say(intelligence.share),
        wide: true,
        shows: (row) => <Progress share={whole ? row.value / whole : 0} label={`${say(intelligence.share)}: ${row.kind}`} />,
      },
    ]
  }
}
