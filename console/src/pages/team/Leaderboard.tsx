import { Link, useNavigate } from 'react-router'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { team } from '../../texts/team'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Empty } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import { type Board, dayOf } from './period'

export function Leaderboard({ board }: { board: Board }) {
  const say = useSay()
  const go = useNavigate()
  const { money, number, percent } = useFormats()
  return (
    <Card title={say(team.leaderboard)} flush>
      {board.leaderboard.length === 0 ? (
        <Empty action={may('POST /crm/automation/agents') && <Link to="/admin/settings">{say(team.invite)}</Link>}>{say(team.noAgents)}</Empty>
      ) : (
        <Table
          label={say(team.leaderboard)}
          rows={board.leaderboard}
          id={(agent) => agent.agent_id}
          open={(agent) => void go(dayOf(agent.agent_id))}
          keys
          columns={[
            {
              name: say(team.agent),
              shows: (agent) => (
                <>
                  {number(agent.rank)}. <Link to={dayOf(agent.agent_id)}>{agent.agent_name}</Link>
                </>
              ),
            },
            {
              name: say(team.successes),
              right: true,
              shows: (agent) => say(team.ofDone, { n: number(agent.successful_calls), all: number(agent.completed_tasks) }),
            },
            { name: say(team.success), right: true, wide: true, shows: (agent) => percent(agent.success_rate / 100) },
            { name: say(team.revenue), right: true, shows: (agent) => money(agent.revenue_influenced) },
          ]}
        />
      )}
    </Card>
  )
}
