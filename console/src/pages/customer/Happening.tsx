import type { Model } from '../../api/words'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { outcomeNames } from '../../texts/calls'
import { caseKindNames, cases, caseStatusNames } from '../../texts/cases'
import { contacts, deliveryNames, directionNames, happeningNames, kindNames, responseNames } from '../../texts/contacts'
import { channelNames } from '../../texts/customers'
import { named } from '../../texts/named'
import { orderStatusNames } from '../../texts/orders'
import { surveys } from '../../texts/surveys'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import styles from './Customer.module.css'

const SHORT = 200
const FOLDED = 110

/** What a timeline knows of an entry; which of it there is depends on the kind. */
interface Known {
  order_id?: string
  total?: number
  status?: string
  direction?: keyof typeof directionNames
  outcome?: keyof typeof outcomeNames
  details?: string
  content?: string
  agent_name?: string
  follow_up_date?: string
  channel?: string
  response?: string
  case_id?: string
  case_kind?: keyof typeof caseKindNames
  nps?: number
  satisfaction?: number
}

export function Happening({ of }: { of: Model['TimelineEntry'] }) {
  const say = useSay()
  const { day, money, number, time } = useFormats()
  const { open } = useOpening()
  const known = of.facts as Known
  const kind = named(say, { ...kindNames, ...happeningNames }, of.kind)
  const isCase = known.case_id !== undefined
  const isOrder = known.order_id !== undefined && !isCase
  const status = known.status && named<string>(say, isCase ? caseStatusNames : isOrder ? orderStatusNames : deliveryNames, known.status)
  const said = known.details ?? known.content
  return (
    <div className={styles.entry}>
      <time dateTime={of.at}>
        {day(of.at)}
        <br />
        {time(of.at)}
      </time>
      <div className={styles.action}>
        <div className={styles.marks}>
          <b>{kind}</b>
          {known.channel && known.channel !== of.kind && <span className={styles.soft}>{named(say, channelNames, known.channel)}</span>}
          {known.direction && of.kind !== 'note' && <span className={styles.soft}>{say(directionNames[known.direction])}</span>}
          {known.outcome && <Badge tone={TONES[known.outcome] ?? 'calm'}>{say(outcomeNames[known.outcome])}</Badge>}
          {status && <Badge tone={known.status === 'failed' ? 'bad' : 'calm'}>{status}</Badge>}
          {known.case_kind && <span>{say(caseKindNames[known.case_kind])}</span>}
          {known.nps !== undefined && <Badge>{say(surveys.recommends, { n: number(known.nps) })}</Badge>}
          {known.satisfaction !== undefined && <Badge>{say(surveys.satisfied, { n: number(known.satisfaction) })}</Badge>}
          {known.response && <Badge>{say(contacts.answered, { how: named(say, responseNames, known.response) })}</Badge>}
          {known.total !== undefined && <span>{money(known.total)}</span>}
          {isCase && (
            <span className={styles.order}>
              <button type="button" onClick={() => open('case', known.case_id ?? '')}>
                {say(cases.see)}
              </button>
            </span>
          )}
          {isOrder && (
            <span className={styles.order}>
              <button type="button" onClick={() => open('order', known.order_id ?? '')}>
                {known.order_id}
              </button>
            </span>
          )}
        </div>
        {said && <Said text={said} />}
        {(known.agent_name || known.follow_up_date) && (
          <p>
            {[
              known.agent_name && say(contacts.by, { agent: known.agent_name }),
              known.follow_up_date && say(contacts.followsOn, { day: day(known.follow_up_date) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
      </div>
    </div>
  )
}

/** A letter is folded to its beginning; a sentence stands whole. */
function Said({ text }: { text: string }) {
  if (text.length <= SHORT) return <p className={styles.said}>{text}</p>
  return (
    <details className={styles.folded}>
      <summary>{text.slice(0, text.lastIndexOf(' ', FOLDED))} …</summary>
      <p className={styles.said}>{text}</p>
    </details>
  )
}

const TONES: Partial<Record<keyof typeof outcomeNames, 'good' | 'bad' | 'warn'>> = {
  successful: 'good',
  interested: 'good',
  positive: 'good',
  follow_up_needed: 'warn',
  do_not_contact: 'bad',
  wrong_number: 'bad',
  negative: 'bad',
}
