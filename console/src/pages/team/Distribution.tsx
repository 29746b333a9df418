import { Link } from 'react-router'
import { useFormats } from '../../formats/formats'
import { team } from '../../texts/team'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import styles from './Distribution.module.css'
import { type Board, callsOf, dayOf, NOBODY } from './period'

type Share = Board['distribution'][number]

/** Each agent's calls by priority, against what they can do in these days. */
export function Distribution({ board }: { board: Board }) {
  const say = useSay()
  const most = Math.max(1, ...board.distribution.map((each) => Math.max(each.tasks, each.capacity ?? 0)))
  const shown = board.distribution.filter((each) => each.agent_id !== NOBODY || each.tasks > 0)
  return (
    <Card title={say(team.distribution)}>
      <ul className={styles.list}>
        {shown.map((each) => (
          <li key={each.agent_id}>
            <OneShare of={each} most={most} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function OneShare({ of, most }: { of: Share; most: number }) {
  const say = useSay()
  const { number } = useFormats()
  const capacity = of.capacity ?? 0
  const whole = Math.max(capacity, of.tasks)
  const over = of.agent_id !== NOBODY && of.tasks > capacity
  const counts =
    of.agent_id === NOBODY
      ? number(of.tasks)
      : capacity === 0
        ? say(team.noCapacity, { n: number(of.tasks) })
        : say(team.capacity, { n: number(of.tasks), capacity: number(capacity) })
  return (
    <>
      <div className={styles.head}>
        {of.agent_id === NOBODY ? <Link to={callsOf(NOBODY)}>{say(team.nobody)}</Link> : <Link to={dayOf(of.agent_id)}>{of.agent_name}</Link>}
        <span className={`${styles.counts} ${over ? styles.over : ''}`}>
          {counts}
          {over && capacity > 0 && ` · ${say(team.overfull)}`}
        </span>
      </div>
      {whole > 0 && (
        // As long as what they can do; filled as far as they have it.
        <div className={styles.bar} style={{ width: `${(100 * whole) / most}%` }} aria-hidden="true">
          {(['hot', 'warm', 'cold'] as const).map((priority) => (
            <span key={priority} className={styles[priority]} style={{ width: `${(100 * of[priority]) / whole}%` }} />
          ))}
        </div>
      )}
      {of.tasks > 0 && (
        <div className={styles.soft}>
          {say(team.byPriority, { hot: number(of.hot), warm: number(of.warm), cold: number(of.cold) })}
        </div>
      )}
    </>
  )
}
