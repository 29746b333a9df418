import { Link } from 'react-router'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { calls, outcomeNames } from '../../texts/calls'
import { channelNames, customerWords } from '../../texts/customers'
import { pageNames } from '../../texts/pages'
import { shell } from '../../texts/shell'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import { Shown } from '../../ui/Shown'
import { CustomerType, Lifecycle, Risk } from '../../ui/words'
import styles from './CustomerBeside.module.css'
import type { Task } from './day'

/** The one who is called: worth, last order, family, what may be done, what was said lately. */
export function CustomerBeside({ task }: { task: Task }) {
  const say = useSay()
  const { ago, day, money, number } = useFormats()
  const names = { customer_id: task.customer_id }
  const whole = useRead('/cdm/customer360/{customer_id}', { names })
  const family = useRead('/cdm/family-members/{customer_id}', { names })
  const recent = useRead('/cdm/interactions/{customer_id}', { names, query: { limit: 4 } })
  return (
    <Card
      title={say(pageNames.customer)}
      actions={<Link to={`/admin/customers/${task.customer_id}`}>{say(shell.fullPage)}</Link>}
      className={styles.card}
    >
      <Shown of={whole} what={say(pageNames.customer)}>
        {(customer) => (
          <>
            <p className={styles.marks}>
              {customer.customer_type && <CustomerType is={customer.customer_type} />}
              {customer.lifecycle_stage && <Lifecycle is={customer.lifecycle_stage} />}
              {customer.drop_off_risk && <Risk is={customer.drop_off_risk} />}
            </p>
            <Facts
              facts={[
                [say(customerWords.value), customer.lifetime_value !== undefined && money(customer.lifetime_value)],
                [say(customerWords.orders), customer.total_orders !== undefined && number(customer.total_orders)],
                [say(customerWords.lastOrder), customer.last_order_date ? ago(customer.last_order_date) : say(customerWords.never)],
                [say(customerWords.average), customer.avg_order_value !== undefined && money(customer.avg_order_value)],
                [say(customerWords.district), customer.district],
                [say(customerWords.birthday), customer.date_of_birth && day(customer.date_of_birth)],
              ]}
            />
            {customer.notes && <p className={styles.note}>{customer.notes}</p>}
            <h3>{say(customerWords.consent)}</h3>
            <p className={styles.marks}>
              {customer.consent?.some((each) => each.allowed) ? (
                customer.consent
                  .filter((each) => each.allowed && each.purpose === 'marketing')
                  .map((each) => (
                    <Badge key={each.channel} tone="good">
                      {say(channelNames[each.channel as keyof typeof channelNames])}
                    </Badge>
                  ))
              ) : (
                <Badge tone="bad">{say(customerWords.noConsent)}</Badge>
              )}
            </p>
          </>
        )}
      </Shown>
      {family.data && family.data.length > 0 && (
        <>
          <h3>{say(customerWords.family)}</h3>
          <ul className={styles.lines}>
            {family.data.map((member) => (
              <li key={member.id}>
                <span>{member.name}</span>
                <small>{member.date_of_birth ? day(member.date_of_birth) : member.relationship}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{say(calls.recent)}</h3>
      <Shown of={recent} what={say(calls.recent)}>
        {(interactions) =>
          interactions.length === 0 ? (
            <p className={styles.none}>{say(calls.nothingLately)}</p>
          ) : (
            <ul className={styles.lines}>
              {interactions.map((each) => (
                <li key={each.id}>
                  <span>{each.details ?? each.subject ?? (each.outcome ? say(outcomeNames[each.outcome]) : each.interaction_type)}</span>
                  <small>{ago(each.interaction_date)}</small>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Card>
  )
}
