import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { customerWords } from '../../texts/customers'
import { overview } from '../../texts/customer'
import { useSay } from '../../texts/text'
import { Figure, Figures } from '../../ui/Figure'
import styles from './Customer.module.css'
import { Details } from './Details'
import { NextAction } from './NextAction'
import { Orders } from './Orders'
import { Recommendations } from './Recommendations'
import { Reminders } from './Reminders'
import type { Whole } from './saving'

export function Overview({ of }: { of: Whole }) {
  const say = useSay()
  const { ago, day, days, money, number } = useFormats()
  const between = of.behavior?.avg_days_between_orders
  return (
    <div className={styles.stack}>
      {of.lifetime_value !== undefined && (
        <Figures>
          <Figure name={say(customerWords.value)} value={money(of.lifetime_value)} />
          <Figure name={say(customerWords.orders)} value={number(of.total_orders ?? 0)} beside={between && say(overview.everyDays, { days: days(between) })} />
          <Figure name={say(customerWords.average)} value={of.total_orders ? money(Math.round(of.avg_order_value ?? 0)) : '–'} />
          <Figure
            name={say(customerWords.lastOrder)}
            value={of.last_order_date ? ago(of.last_order_date) : say(customerWords.never)}
            beside={of.last_order_date && day(of.last_order_date)}
          />
        </Figures>
      )}
      <div className={styles.columns}>
        <div className={styles.stack}>
          {of.next_best_action && <NextAction of={of} action={of.next_best_action} />}
          {may('GET /crm/automation/reminders/{customer_id}') && <Reminders id={of.customer_id} />}
          <Orders id={of.customer_id} />
          {may('GET /crm/automation/recommendations/{customer_id}') && <Recommendations id={of.customer_id} />}
        </div>
        <Details of={of} />
      </div>
    </div>
  )
}
