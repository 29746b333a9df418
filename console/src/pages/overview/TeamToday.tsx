import { Link } from 'react-router'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { overview } from '../../texts/overview'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Progress } from '../../ui/Progress'
import { Empty, Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import { EVERY, TEAM } from './lists'

export function TeamToday() {
  const say = useSay()
  const { money, number } = useFormats()
  const team = useRead('/crm/automation/team/dashboard', { query: { period: 'daily' }, every: EVERY })
  return (
    <Card title={say(overview.team)} flush actions={<Link to={TEAM}>{say(overview.toTeam)}</Link>}>
      <Shown of={team} what={say(overview.team)}>
        {({ agents }) =>
          agents.length === 0 ? (
            <Empty action={<Link to={TEAM}>{say(overview.toTeam)}</Link>}>{say(overview.teamNone)}</Empty>
          ) : (
            <Table
              label={say(overview.team)}
              rows={agents}
              id={(agent) => agent.agent_id}
              columns={[
                {
                  name: say(overview.agent),
                  shows: (agent) => <Link to={`/admin/crm/agent-dashboard?agent=${agent.agent_id}`}>{agent.agent_name}</Link>,
                },
                {
                  name: say(overview.done),
                  shows: (agent) => {
                    if (agent.total_tasks === 0) return '–'
                    const done = agent.total_tasks - agent.pending_tasks
                    const said = say(overview.ofAll, { done: number(done), all: number(agent.total_tasks) })
                    return (
                      <>
                        {said}
                        <Progress share={done / agent.total_tasks} label={`${agent.agent_name}: ${said}`} />
                      </>
                    )
                  },
                },
                { name: say(overview.successful), right: true, shows: (agent) => number(agent.successful_calls) },
                { name: say(overview.influenced), right: true, wide: true, shows: (agent) => money(agent.revenue_influenced) },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}
