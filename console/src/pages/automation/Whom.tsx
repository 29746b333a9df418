import { useState } from 'react'
import { usePages } from '../../api/reading'
import type { Model } from '../../api/words'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { nameOf } from '../../formats/names'
import { intelligence } from '../../texts/automation'
import { temperatureNames } from '../../texts/customers'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Chips } from '../../ui/Chips'
import { More } from '../../ui/More'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { type Column, Table } from '../../ui/Table'
import { CustomerType } from '../../ui/words'
import styles from './automation.module.css'

const LISTS = ['hot', 'warm', 'cold'] as const
type Row = Model['PriorityRow']

/** Whom to call first, whom this week, and whom to write to instead. */
export function Whom() {
  const say = useSay()
  const { ago, money } = useFormats()
  const { open } = useOpening()
  const [which, setWhich] = useState<(typeof LISTS)[number]>('hot')
  const found = usePages(`/crm/automation/customers/${which}`, { query: { limit: 25 } })
  const columns: Column<Row>[] = [
    {
      name: say(intelligence.customer),
      shows: (row) => (
        <div className={styles.marks}>
          <span className={styles.name}>{nameOf(row)}</span>
          {row.customer_type && <CustomerType is={row.customer_type} />}
        </div>
      ),
    },
    { name: say(intelligence.why), shows: (row) => row.call_reason },
    { name: say(intelligence.last), right: true, wide: true, shows: (row) => (row.last_order_date ? ago(row.last_order_date) : '–') },
    { name: say(intelligence.value), right: true, wide: true, shows: (row) => (row.lifetime_value === undefined ? '' : money(row.lifetime_value)) },
  ]
  return (
    <div className={styles.stack}>
      <Chips
        label={say(intelligence.whom)}
        chips={LISTS.map((each) => ({ id: each, name: `${say(temperatureNames[each])}: ${say(intelligence[each])}` }))}
        chosen={which}
        onChoose={(next) => setWhich(next ?? which)}
      />
      <Card flush title={`${say(temperatureNames[which])}: ${say(intelligence[which])}`}>
        <Shown of={{ ...found, data: found.rows }} what={say(intelligence.whom)} skeleton={<Skeleton lines={8} height="2.25rem" />}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty>{say(intelligence.none)}</Empty>
            ) : (
              <Table
                label={say(intelligence.whom)}
                keys
                columns={columns}
                rows={rows}
                id={(row) => row.customer_id}
                open={(row) => open('customer', row.customer_id)}
              />
            )
          }
        </Shown>
        <More of={found} />
      </Card>
    </div>
  )
}
