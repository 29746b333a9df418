import { Link } from 'react-router'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { intelligence } from '../../texts/automation'
import { temperatureNames } from '../../texts/customers'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Progress } from '../../ui/Progress'
import { Shown, Skeleton } from '../../ui/Shown'
import { type Column, Table } from '../../ui/Table'
import { CustomerType } from '../../ui/words'
import styles from './automation.module.css'

const WARMTHS = ['hot', 'warm', 'cold'] as const
const TYPES = ['vip', 'repeat', 'new', 'inactive'] as const
type Summary = Model['SummaryTold']
type Row = (typeof TYPES)[number] | 'all'

const NOBODY: Model['Share'] = { customers: 0, value: 0 }

/** Each type by temperature: how many there are, and what they have bought. */
export function KindsOfCustomers() {
  const say = useSay()
  const { day, money, number, percent } = useFormats()
  const found = useRead('/cdm/segments/summary')
  const columns = (told: Summary): Column<Row>[] => {
    const all = (row: Row) => (row === 'all' ? told : (told.by_type[row] ?? NOBODY))
    const share = (row: Row) => (told.value ? all(row).value / told.value : 0)
    return [
      { name: say(intelligence.kind), shows: (row) => (row === 'all' ? <b>{say(intelligence.all)}</b> : <CustomerType is={row} />) },
      ...WARMTHS.map((warmth) => ({
        name: say(temperatureNames[warmth]),
        right: true,
        shows: (row: Row) => {
          const of = row === 'all' ? told.by_temperature[warmth] : told.type_by_temperature[row]?.[warmth]
          return <Cell of={of ?? NOBODY} asks={{ temperature: warmth, ...(row === 'all' ? {} : { customer_type: row }) }} />
        },
      })),
      { name: say(intelligence.all), right: true, wide: true, shows: (row) => <Cell of={all(row)} asks={row === 'all' ? {} : { customer_type: row }} /> },
      {
        name: say(intelligence.each),
        right: true,
        wide: true,
        shows: (row) => (all(row).customers ? money(Math.round(all(row).value / all(row).customers)) : '–'),
      },
      {
        name: say(intelligence.share),
        wide: true,
        shows: (row) => <Progress share={share(row)} label={`${say(intelligence.share)}: ${percent(share(row))}`} />,
      },
    ]
  }
  return (
    <Card flush title={say(intelligence.types)}>
      <Shown of={found} what={say(intelligence.list)} skeleton={<Skeleton lines={6} height="2.5rem" />}>
        {(told) => (
          <>
            <p className={`${styles.soft} ${styles.inset}`}>
              {say(intelligence.asOf, { customers: number(told.customers), value: money(told.value), day: day(told.day) })}
            </p>
            <Table label={say(intelligence.types)} columns={columns(told)} rows={[...TYPES, 'all']} id={(row) => row} />
          </>
        )}
      </Shown>
    </Card>
  )
}

function Cell({ of, asks }: { of: Model['Share']; asks: Record<string, string> }) {
  const { number, shortMoney } = useFormats()
  if (of.customers === 0) return '–'
  return (
    <>
      <Link to={`/admin/customers/cdm?${new URLSearchParams(asks).toString()}`}>{number(of.customers)}</Link>
      <div className={styles.soft}>{shortMoney(of.value)}</div>
    </>
  )
}
