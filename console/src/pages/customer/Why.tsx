import { useState } from 'react'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { channelNames } from '../../texts/customers'
import { insight, outcomes, ruleNames } from '../../texts/insight'
import { named } from '../../texts/named'
import { states } from '../../texts/states'
import { useLanguage, useSay } from '../../texts/text'
import { Badge, type Tone } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Icon } from '../../ui/Icon'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import styles from './Customer.module.css'

const FIRST = 10
const MOST = 200
const TONES: Record<string, Tone> = { done: 'good', deferred: 'warn' }

/** Why they would be called today, or not: every rule, and whether it holds. */
export function Rules({ id }: { id: string }) {
  const say = useSay()
  const lang = useLanguage()
  const found = useRead('/cdm/customers/{customer_id}/why', { names: { customer_id: id }, query: { lang, limit: FIRST } })
  return (
    <Card title={say(insight.rules)}>
      <Shown of={found} skeleton={<Skeleton lines={11} />}>
        {(why) => (
          <div className={styles.stack}>
            <p className={styles.line}>
              <b>{why.now.text}</b>
              <Outcome is={why.now.outcome} />
            </p>
            <ul className={styles.rules}>
              {why.rules
                .toSorted((a, b) => Number(b.holds) - Number(a.holds))
                .map((rule) => (
                  <Rule key={rule.rule} of={rule} />
                ))}
            </ul>
          </div>
        )}
      </Shown>
    </Card>
  )
}

/** What was decided about calls and messages, newest first. */
export function Decisions({ id }: { id: string }) {
  const say = useSay()
  const lang = useLanguage()
  const [limit, setLimit] = useState(FIRST)
  const found = useRead('/cdm/customers/{customer_id}/why', { names: { customer_id: id }, query: { lang, limit } })
  return (
    <Card title={say(insight.decided)}>
      <Shown of={found} skeleton={<Skeleton lines={8} />}>
        {(why) => (
          <>
            {why.decided.length === 0 ? (
              <Empty>{say(insight.nothingDecided)}</Empty>
            ) : (
              <ul className={styles.lines}>
                {why.decided.map((each) => (
                  <li key={`${each.automation} ${each.occurrence} ${each.message_id ?? each.task_id ?? each.day}`}>
                    <Decided of={each} />
                  </li>
                ))}
              </ul>
            )}
            {why.next_cursor && limit < MOST && (
              <p className={styles.more}>
                <Button small disabled={found.isFetching} onClick={() => setLimit(Math.min(MOST, limit + 3 * FIRST))}>
                  {say(states.more)}
                </Button>
              </p>
            )}
          </>
        )}
      </Shown>
    </Card>
  )
}

function Outcome({ is }: { is: string }) {
  const say = useSay()
  return <Badge tone={TONES[is] ?? 'calm'}>{named(say, outcomes, is)}</Badge>
}

function Rule({ of }: { of: Model['RuleSaid'] }) {
  const say = useSay()
  const { number } = useFormats()
  return (
    <li>
      <span className={of.holds ? styles.holds : styles.not}>
        <Icon name={of.holds ? 'check' : 'close'} size={15} />
        <span className="unseen">{say(of.holds ? insight.holds : insight.holdsNot)}</span>
      </span>
      <span className={of.holds ? undefined : styles.not}>
        {named(say, ruleNames, of.rule)}
        {of.text && <small> · {of.text}</small>}
      </span>
      <span>{of.points !== undefined && `+${number(of.points)}`}</span>
    </li>
  )
}

function Decided({ of }: { of: Model['DecidedTold'] }) {
  const say = useSay()
  const { day, number } = useFormats()
  const channel = of.facts['channel'] as string | undefined
  return (
    <>
      <div className={styles.line}>
        <span>
          <b>{channel ? say(insight.message, { channel: named(say, channelNames, channel) }) : say(insight.callPlan)}</b> · {of.text}
          {of.until && ` · ${say(insight.until, { day: day(of.until) })}`}
        </span>
        <span className={styles.marks}>
          <span className={styles.soft}>{day(of.day)}</span>
          <Outcome is={of.outcome} />
        </span>
      </div>
      {of.points.length > 0 && <p>{of.points.map((point) => `${point.text} +${number(point.points)}`).join(', ')}</p>}
    </>
  )
}
