import { useAgents } from '../../api/agents'
import type { Model } from '../../api/words'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { nameOf } from '../../formats/names'
import { may } from '../../sign-in/me'
import { customerList } from '../../texts/customer-list'
import { customerWords } from '../../texts/customers'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { type Column, Table } from '../../ui/Table'
import { CustomerType, Lifecycle, Temperature } from '../../ui/words'
import { useAsked } from './asked'
import styles from './Customers.module.css'
import { RowActions } from './RowActions'
import { Who } from './Who'

export type Row = Model['CustomerRow'] | Model['CustomerTold']

/** The list itself; what a role does not see has no column. */
export function Found({ rows }: { rows: Row[] }) {
  const say = useSay()
  const { ago, money, number } = useFormats()
  const { asked, ask } = useAsked()
  const { open } = useOpening()
  const agents = useAgents()
  const has = (name: keyof Row) => rows.some((row) => row[name] !== undefined)
  const sorting = (by: 'lifetime_value' | 'last_order') =>
    // Found by a search, they stand by how well they fit.
    asked.search ? {} : { onSort: () => ask({ sort: by }), sorted: (asked.sort ?? 'last_order') === by ? ('down' as const) : undefined }
  const columns: Column<Row>[] = [
    {
      name: say(pageNames.customer),
      shows: (row) => (
        <Who id={row.customer_id} name={nameOf(row)} under={row.phone}>
          <span className={styles.narrowOnly}>{row.customer_temperature && <Temperature is={row.customer_temperature} />}</span>
        </Who>
      ),
    },
    ...(has('customer_temperature')
      ? [
          {
            name: say(customerList.stage),
            wide: true,
            shows: (row: Row) => (
              <span className={styles.marks}>
                {row.customer_temperature && <Temperature is={row.customer_temperature} />}
                {row.customer_type && <CustomerType is={row.customer_type} />}
                {row.lifecycle_stage && <Lifecycle is={row.lifecycle_stage} />}
              </span>
            ),
          },
        ]
      : []),
    ...(has('lifetime_value')
      ? [
          {
            name: say(customerWords.value),
            right: true,
            shows: (row: Row) => (
              <span className={styles.who}>
                {money(row.lifetime_value ?? 0)}
                <small>{say(customerList.ordered, { n: number(row.total_orders ?? 0) })}</small>
              </span>
            ),
            ...sorting('lifetime_value'),
          },
        ]
      : []),
    {
      name: say(customerWords.lastOrder),
      wide: true,
      shows: (row) => (row.last_order_date ? ago(row.last_order_date) : say(customerWords.never)),
      ...sorting('last_order'),
    },
    { name: say(customerWords.district), wide: true, shows: (row) => <span className={styles.line}>{row.district}</span> },
    ...(may('GET /cdm/segments/summary')
      ? [{ name: say(customerWords.agent), wide: true, shows: (row: Row) => <span className={styles.line}>{agents.named(row.assigned_agent_id)}</span> }]
      : []),
    {
      name: say(customerList.actions),
      right: true,
      shows: (row) => <RowActions id={row.customer_id} name={nameOf(row)} phone={row.phone} />,
    },
  ]
  return (
    <Table
      label={say(pageNames.customers)}
      columns={columns}
      rows={rows}
      id={(row) => row.customer_id}
      open={(row) => open('customer', row.customer_id)}
      keys
    />
  )
}
