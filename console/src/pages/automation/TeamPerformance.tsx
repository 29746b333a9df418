import { useSearchParams } from 'react-router'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { team } from '../../texts/automation'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Field, Select } from '../../ui/Field'
import { Progress } from '../../ui/Progress'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { type Column, Table } from '../../ui/Table'
import { Link } from 'react-router'
import styles from './automation.module.css'

const PERIODS = ['daily', 'weekly', 'monthly'] as const
type Agent = Model['PerformanceTold']

export function TeamPerformance() {
  const say = useSay()
  const { day, money, number, percent } = useFormats()
  const [params, setParams] = useSearchParams()
  const period = PERIODS.find((each) => each === params.get('period')) ?? 'weekly'
  const found = useRead('/crm/automation/team/dashboard', { query: { period } })
  const columns: Column<Agent>[] = [
    {
      name: say(team.agent),
      shows: (agent) =>
        may('GET /crm/automation/agent/{agent_id}/dashboard') ? (
          <Link to={`/admin/crm/agent-dashboard?agent=${encodeURIComponent(agent.agent_id)}`}>{agent.agent_name}</Link>
        ) : (
          agent.agent_name
        ),
    },
    {
      name: say(team.completed),
      shows: (agent) => {
        const shown = say(team.ofTasks, { done: number(agent.completed_tasks), all: number(agent.total_tasks) })
        return (
          <>
            <span className={styles.soft}>{shown}</span>
            <Progress share={agent.total_tasks ? agent.completed_tasks / agent.total_tasks : 0} label={shown} />
          </>
        )
      },
    },
    { name: say(team.success), right: true, shows: (agent) => (agent.calls ? percent(agent.success_rate / 100) : '–') },
    { name: say(team.conversions), right: true, wide: true, shows: (agent) => number(agent.conversions) },
    { name: say(team.revenue), right: true, shows: (agent) => money(agent.revenue_influenced) },
    {
      name: say(team.followUps),
      right: true,
      wide: true,
      shows: (agent) => (agent.follow_up_completion === undefined ? '–' : percent(agent.follow_up_completion / 100)),
    },
    { name: say(team.pending), right: true, wide: true, shows: (agent) => number(agent.pending_tasks) },
  ]
  return (
    <Card
      flush
      title={found.data ? `${day(found.data.start_date)} – ${day(found.data.end_date)}` : say(team.period)}
      actions={
        <Field label={say(team.period)}>
          <Select
            value={period}
            onChange={(event) =>
              setParams((before) => {
                const after = new URLSearchParams(before)
                after.set('period', event.target.value)
                return after
              })
            }
          >
            {PERIODS.map((each) => (
              <option key={each} value={each}>
                {say(team[each])}
              </option>
            ))}
          </Select>
        </Field>
      }
    >
      <Shown of={found} what={say(team.list)} skeleton={<Skeleton lines={6} height="2.5rem" />}>
        {({ agents }) =>
          agents.length === 0 ? (
            <Empty>{say(team.none)}</Empty>
          ) : (
            <Table
              label={say(team.list)}
              keys
              columns={columns}
              rows={[...agents].sort((a, b) => b.revenue_influenced - a.revenue_influenced)}
              id={(agent) => agent.agent_id}
            />
          )
        }
      </Shown>
    </Card>
  )
}
