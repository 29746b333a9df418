import { useAgents } from '../../api/agents'
import { usePages } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { customer } from '../../texts/customer'
import { channelNames } from '../../texts/customers'
import { changeNames, fieldNames, insight } from '../../texts/insight'
import { named } from '../../texts/named'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Empty, Shown } from '../../ui/Shown'
import styles from './Customer.module.css'

const A_PAGE = 10
const SYSTEM = 'system:'

/** Who changed what, newest first, field by field. */
export function Changes({ id }: { id: string }) {
  const say = useSay()
  const { moment } = useFormats()
  const agents = useAgents()
  const who = (user: string) =>
    user.startsWith(SYSTEM) ? say(insight.system, { name: user.slice(SYSTEM.length) }) : (agents.person(user) ?? user)
  const found = usePages('/audit', { query: { record: `customer:${id}`, limit: A_PAGE } })
  return (
    <Card title={say(insight.changes)}>
      <Shown of={{ ...found, data: found.rows }}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty>{say(insight.noChanges)}</Empty>
          ) : (
            <ul className={styles.lines}>
              {entries.map((entry) => (
                <li key={entry.number ?? entry.when}>
                  <div className={styles.line}>
                    <span>
                      <b>{named(say, changeNames, entry.what)}</b> · {who(entry.who)}
                    </span>
                    <span className={styles.soft}>{moment(entry.when)}</span>
                  </div>
                  {entry.before && <Fields before={entry.before} after={entry.after ?? {}} />}
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      <More of={found} />
    </Card>
  )
}

type Values = Record<string, unknown>

function Fields({ before, after }: { before: Values; after: Values }) {
  const say = useSay()
  const shown = (field: string, value: unknown) => {
    if (typeof value === 'boolean') return say(value ? customer.yes : customer.no)
    const parts = Array.isArray(value) ? value.map((each) => written(each)) : [written(value)]
    return parts.filter(Boolean).join(', ') || (field === 'consent' ? say(customer.notAsked) : say(insight.none))
  }
  const one = (field: string, was: unknown, is: unknown, name = named(say, fieldNames, field)) => (
    <li key={name} className={styles.soft}>
      {say(insight.was, { field: name, before: shown(field, was), after: shown(field, is) })}
    </li>
  )
  const words = (consent: unknown) => (consent ?? {}) as Values
  return (
    <ul>
      {namesOf(before, after).map((field) =>
        field === 'consent'
          ? moved(words(before[field]), words(after[field])).map((word) => {
              const [channel = '', purpose] = word.split(':')
              const name = [named(say, channelNames, channel), purpose === 'service' && say(insight.service)].filter(Boolean).join(', ')
              return one(field, words(before[field])[word], words(after[field])[word], name)
            })
          : one(field, before[field], after[field]),
      )}
    </ul>
  )
}

function namesOf(before: Values, after: Values): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
}

function moved(before: Values, after: Values): string[] {
  return namesOf(before, after).filter((name) => before[name] !== after[name])
}

/** Of a phone the number, of an address where it is. */
function written(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return String(value)
  const { number, address, start, end } = value as Record<string, string | undefined>
  if (start && end) return `${start}–${end}`
  return number ?? address ?? JSON.stringify(value)
}
