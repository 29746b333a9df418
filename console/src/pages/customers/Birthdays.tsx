import { usePages } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { customerList } from '../../texts/customer-list'
import { customerWords } from '../../texts/customers'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import styles from './Customers.module.css'
import { RowActions } from './RowActions'
import { Who } from './Who'

const WITHIN = 7

/** Whose day is near: theirs, or somebody's of the family. */
export function Birthdays() {
  const say = useSay()
  const { days, weekday } = useFormats()
  const { open } = useOpening()
  const found = usePages('/cdm/upcoming-events', { query: { days: WITHIN } })
  return (
    <Card flush>
      <Shown of={{ ...found, data: found.rows }} what={say(customerList.these)} skeleton={<Skeleton lines={8} height="2rem" />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>{say(customerList.noBirthdays)}</Empty>
          ) : (
            <Table
              label={say(customerList.birthdays)}
              rows={rows}
              id={(row) => `${row.customer_id} ${row.event_type} ${row.name} ${row.event_date}`}
              open={(row) => open('customer', row.customer_id)}
              keys
              columns={[
                { name: say(pageNames.customer), shows: (row) => <Who id={row.customer_id} name={row.customer_name} under={row.phone} /> },
                {
                  name: say(customerList.event),
                  shows: (row) =>
                    row.name !== row.customer_name
                      ? say(customerList.familyBirthday, { name: row.name })
                      : say(row.event_type === 'anniversary' ? customerWords.anniversary : customerWords.birthday),
                },
                {
                  name: say(customerList.when),
                  shows: (row) => (
                    <span className={styles.who}>
                      {weekday(row.event_date)}
                      <small>{row.days_until === 0 ? say(customerList.todayIs) : `+${days(row.days_until)}`}</small>
                    </span>
                  ),
                },
                {
                  name: say(customerList.actions),
                  right: true,
                  shows: (row) => <RowActions id={row.customer_id} name={row.customer_name} phone={row.phone} />,
                },
              ]}
            />
          )
        }
      </Shown>
      <More of={found} />
    </Card>
  )
}
