import { Link } from 'react-router'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { results, stateNames } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { reasonsOf } from './reasons'
import styles from './Results.module.css'

type Stats = Model['StatsTold']
const STATES = Object.keys(stateNames) as (keyof typeof stateNames)[]

/** Every message stands in one state: together they are the audience. */
export function States({ stats }: { stats: Stats }) {
  const say = useSay()
  const { number } = useFormats()
  const looks = may('GET /ops/messages')
  const present = STATES.filter((state) => stats[state] > 0)
  const list = (state: string) => `/admin/ops?tab=messages&state=${state}&campaign=${encodeURIComponent(stats.campaign_id)}`
  const reasons: Partial<Record<keyof typeof stateNames, Record<string, number>>> = {
    held: stats.held_by_reason,
    suppressed: stats.suppressed_by_reason,
    failed: stats.failed_by_reason,
    expired: stats.expired_by_reason,
  }
  return (
    <Card title={say(results.states)}>
      <ul className={styles.states}>
        {present.map((state) => (
          <li key={state}>
            <span>{say(stateNames[state])}</span>
            <b>{looks ? <Link to={list(state)}>{number(stats[state])}</Link> : number(stats[state])}</b>
            {state === 'unknown' && may('POST /ops/messages/{message_id}/mark-sent') && (
              <p>
                <Link to={list(state)}>{say(results.settle, { n: number(stats.unknown) })}</Link>
              </p>
            )}
            {reasons[state] && (
              <p className={styles.soft}>
                {reasonsOf(reasons[state], say)
                  .map(({ name, count }) => say(results.reasonOf, { n: number(count), why: name }))
                  .join(', ')}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.sum}>
        {say(results.audience)} {number(stats.audience)} = {present.map((state) => number(stats[state])).join(' + ')}
      </p>
    </Card>
  )
}
