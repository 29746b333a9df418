import { Link } from 'react-router'
import { useAgents } from '../../api/agents'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { overview } from '../../texts/customer'
import { insight } from '../../texts/insight'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Icon } from '../../ui/Icon'
import { Temperature } from '../../ui/words'
import { useAction } from './action'
import styles from './Customer.module.css'
import type { Whole } from './saving'

/** What would help most, why, and the call that is open already. */
export function NextAction({ of, action }: { of: Whole; action: Model['NextBestAction'] }) {
  const say = useSay()
  const { number, weekday } = useFormats()
  const agents = useAgents()
  const told = useAction(of)
  const open = of.open_task
  const task = useRead('/crm/automation/tasks/{task_id}', { names: { task_id: open?.task_id ?? '' }, when: open !== undefined })
  return (
    <Card
      title={say(overview.nextAction)}
      actions={
        action.score > 0 && (
          <span className={styles.marks}>
            <Temperature is={action.call_priority} />
            <Badge>{say(insight.points, { n: number(action.score) })}</Badge>
          </span>
        )
      }
    >
      <div className={styles.action}>
        <p>
          <b>{told?.action}</b>
          <span className={styles.soft}> · {told?.why}</span>
        </p>
        {action.score > 0 ? <p>{told?.reason}</p> : <p className={styles.soft}>{say(overview.noReason)}</p>}
        {open && (
          <p className={styles.task}>
            <Icon name="call" size={16} />
            <Link to={`/admin/crm/agent-dashboard${task.data?.agent_id ? `?agent=${task.data.agent_id}` : ''}`}>
              {say(overview.openTask, { day: weekday(open.task_date) })}
            </Link>
            <span>
              {[
                task.data?.call_reason,
                task.data?.agent_id && say(overview.whose, { agent: agents.named(task.data.agent_id) ?? '' }),
                open.last_day !== open.task_date && say(overview.openTaskUntil, { day: weekday(open.last_day) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
        )}
      </div>
    </Card>
  )
}
