import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { arithmetic, overview, reminderStates } from '../../texts/customer'
import { useSay } from '../../texts/text'
import { Badge, type Tone } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Empty, Shown } from '../../ui/Shown'
import styles from './Customer.module.css'

type Reminder = Model['ReminderTold']

const TONES: Record<Reminder['state'], Tone> = { due: 'hot', late: 'warn', waiting: 'calm', lapsed: 'calm' }
const ORDER: Reminder['state'][] = ['due', 'late', 'waiting']

export function Reminders({ id }: { id: string }) {
  const say = useSay()
  const { number } = useFormats()
  const found = useRead('/crm/automation/reminders/{customer_id}', { names: { customer_id: id } })
  return (
    <Card title={say(overview.reminders)}>
      <Shown of={found}>
        {(reminders) => {
          const standing = ORDER.flatMap((state) => reminders.filter((each) => each.state === state))
          const over = reminders.filter((each) => each.state === 'lapsed')
          if (reminders.length === 0) return <Empty>{say(overview.noReminders)}</Empty>
          return (
            <div className={styles.stack}>
              {standing.length > 0 && <List of={standing} />}
              {over.length > 0 && (
                <details open={standing.length === 0}>
                  <summary className={styles.soft}>{say(overview.lapsed, { n: number(over.length) })}</summary>
                  <List of={over} />
                </details>
              )}
            </div>
          )
        }}
      </Shown>
    </Card>
  )
}

function List({ of }: { of: Reminder[] }) {
  const say = useSay()
  const { day } = useFormats()
  return (
    <ul className={styles.lines}>
      {of.map((each) => (
        <li key={each.need}>
          <div className={styles.line}>
            <b>{each.product_name}</b>
            <span className={styles.marks}>
              {each.state !== 'lapsed' && <span className={styles.soft}>{say(overview.runsOut, { day: day(each.runs_out) })}</span>}
              <Badge tone={TONES[each.state]}>{say(reminderStates[each.state])}</Badge>
            </span>
          </div>
          <Sentence of={each} />
        </li>
      ))}
    </ul>
  )
}

/** Its arithmetic, told so that an agent can say it. */
function Sentence({ of }: { of: Reminder }) {
  const say = useSay()
  const { day, days, number, percent } = useFormats()
  const sum = of.arithmetic
  return (
    <p>
      {[
        say(arithmetic.bought, { bought: sum.bought, day: day(of.last_bought) }),
        say(arithmetic.table, { pack: sum.standard_pack, avg: days(sum.avg_consumption_days), all: days(sum.table_days) }),
        sum.own_days !== undefined &&
          say(arithmetic.own, { n: number(sum.purchases), own: days(sum.own_days), share: percent(sum.weight_percent / 100) }),
        sum.asked_less_often && say(arithmetic.unanswered, { n: number(sum.unanswered) }),
        say(arithmetic.taken, {
          days: days(sum.consumption_days),
          out: day(of.runs_out),
          buffer: days(sum.buffer_days),
          day: day(of.reminder_date),
        }),
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  )
}
