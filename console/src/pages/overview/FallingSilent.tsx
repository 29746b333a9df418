import { Link } from 'react-router'
import { useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { overview } from '../../texts/overview'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Empty, Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import { Risk } from '../../ui/words'
import { customersWho, EVERY } from './lists'

const TOP = 10

export function FallingSilent({ className }: { className?: string | undefined }) {
  const say = useSay()
  const { open } = useOpening()
  const { days, money } = useFormats()
  const silent = useRead('/cdm/dropoff', { query: { limit: TOP }, every: EVERY })
  return (
    <Card
      title={say(overview.falling)}
      flush
      className={className}
      actions={<Link to={customersWho({ lifecycle_stage: 'at_risk' })}>{say(overview.toAll)}</Link>}
    >
      <Shown of={silent} what={say(overview.falling)}>
        {(customers) =>
          customers.length === 0 ? (
            <Empty>{say(overview.noFalling)}</Empty>
          ) : (
            <Table
              label={say(overview.falling)}
              rows={customers}
              id={(customer) => customer.customer_id}
              open={(customer) => open('customer', customer.customer_id)}
              keys
              columns={[
                { name: say(overview.customer), shows: (customer) => <b>{customer.name}</b> },
                { name: say(overview.risk), shows: (customer) => <Risk is={customer.risk_level} /> },
                { name: say(overview.value), right: true, shows: (customer) => money(customer.lifetime_value) },
                { name: say(overview.silent), right: true, wide: true, shows: (customer) => days(customer.days_inactive) },
                { name: say(overview.why), wide: true, shows: (customer) => customer.reason },
                {
                  name: say(overview.contacted),
                  wide: true,
                  shows: (customer) => say(customer.recovery_attempted ? overview.yes : overview.notContacted),
                },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}
