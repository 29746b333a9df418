import { useState } from 'react'
import { Link } from 'react-router'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { type Agent, isAway } from '../../people/agent'
import { may } from '../../sign-in/me'
import { team } from '../../texts/team'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import { Away } from './Away'
import { dayOf } from './period'

/** Who makes calls, and who is here: for those who may send somebody home. */
export function Members() {
  const say = useSay()
  const { day, number, today } = useFormats()
  const agents = useRead('/crm/automation/agents')
  const board = useRead('/crm/automation/team/dashboard', { query: { period: 'daily' } })
  const off = new Set(board.data?.distribution.filter((each) => each.capacity === 0).map((each) => each.agent_id))
  const [chosen, setChosen] = useState<string>()
  if (!may('PUT /crm/automation/agents/{agent_id}')) return null
  return (
    <Card title={say(team.members)} flush>
      <Shown of={agents} what={say(team.members)}>
        {(all) => {
          const callers = all.filter((agent) => agent.active && agent.role === 'crm_agent')
          const opened = callers.find((agent) => agent.agent_id === chosen)
          return (
            <>
              <Table<Agent>
                label={say(team.members)}
                rows={callers}
                id={(agent) => agent.agent_id}
                columns={[
                  { name: say(team.agent), shows: (agent) => <Link to={dayOf(agent.agent_id)}>{agent.name}</Link> },
                  {
                    name: say(team.today),
                    shows: (agent) => {
                      const until = isAway(agent, today())
                      if (until) return <Badge tone="warn">{say(team.awayUntil, { day: day(until) })}</Badge>
                      return off.has(agent.agent_id) ? <Badge>{say(team.off)}</Badge> : <Badge tone="good">{say(team.here)}</Badge>
                    },
                  },
                  { name: say(team.room), right: true, wide: true, shows: (agent) => number(agent.daily_capacity) },
                  { name: say(team.hours), wide: true, shows: (agent) => `${agent.starts_at}–${agent.ends_at}` },
                  {
                    name: say(team.actions),
                    right: true,
                    shows: (agent) => (
                      <Button small onClick={() => setChosen(agent.agent_id)}>
                        {say(team.setAway)}
                      </Button>
                    ),
                  },
                ]}
              />
              {opened && <Away agent={opened} onClose={() => setChosen(undefined)} />}
            </>
          )
        }}
      </Shown>
    </Card>
  )
}
