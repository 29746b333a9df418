import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { calls } from '../../texts/calls'
import { useLanguage, useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Empty } from '../../ui/Shown'
import { type Day, isOpen, takeFromPool } from './day'

const AT_A_TIME = 5

export function AllDone({ day }: { day: Day }) {
  const say = useSay()
  const lang = useLanguage()
  const { number } = useFormats()
  const today = useRead('/crm/automation/tasks/today', { query: { lang }, when: day.unassigned > 0 })
  const pool = (today.data ?? []).filter((task) => !task.agent_id && isOpen(task)).slice(0, AT_A_TIME)
  const { completed, failed, skipped } = day
  return (
    <Card>
      <Empty
        action={
          pool.length > 0 && (
            <Button kind="strong" icon="plus" onClick={() => takeFromPool(pool, day.agent_id, say(calls.taken))}>
              {say(calls.takeFive, { n: number(pool.length) })}
            </Button>
          )
        }
      >
        <b>{say(calls.allDone)}</b>
        <br />
        {say(calls.allDoneCounts, { completed: number(completed), failed: number(failed), skipped: number(skipped) })}
        {day.unassigned === 0 && ` ${say(calls.poolEmpty)}`}
      </Empty>
    </Card>
  )
}
