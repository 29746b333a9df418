import { useState } from 'react'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { type Agent, isAway, saveAgent } from '../../people/agent'
import { may, me } from '../../sign-in/me'
import { seniorityNames, settings } from '../../texts/settings'
import { roleNames } from '../../texts/sign-in'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Empty, Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import { Invite, Person } from './Person'

export function People() {
  const say = useSay()
  const { number } = useFormats()
  const agents = useRead('/crm/automation/agents')
  const [chosen, setChosen] = useState<string>()
  const [inviting, setInviting] = useState(false)
  const invite = may('POST /crm/automation/agents') && (
    <Button kind="strong" icon="plus" onClick={() => setInviting(true)}>
      {say(settings.invite)}
    </Button>
  )
  const turn = (agent: Agent) =>
    void saveAgent(agent, { active: !agent.active }, say(agent.active ? settings.disabled : settings.enabled, { name: agent.name }))
  const opened = agents.data?.find((agent) => agent.agent_id === chosen)
  return (
    <Card title={say(settings.people)} flush actions={invite}>
      <Shown of={agents} what={say(settings.people)}>
        {(all) =>
          all.length === 0 ? (
            <Empty action={invite}>{say(settings.noPeople)}</Empty>
          ) : (
            <Table<Agent>
              label={say(settings.people)}
              rows={all}
              id={(agent) => agent.agent_id}
              open={(agent) => setChosen(agent.agent_id)}
              keys
              columns={[
                { name: say(settings.name), shows: (agent) => <b>{agent.name}</b> },
                { name: say(settings.role), shows: (agent) => say(roleNames[agent.role]) },
                { name: say(settings.seniority), wide: true, shows: (agent) => agent.role === 'crm_agent' && say(seniorityNames[agent.seniority]) },
                { name: say(settings.capacity), wide: true, right: true, shows: (agent) => agent.role === 'crm_agent' && number(agent.daily_capacity) },
                { name: say(settings.hours), wide: true, shows: (agent) => `${agent.starts_at}–${agent.ends_at}` },
                { name: say(settings.standing), shows: (agent) => <Standing of={agent} /> },
                {
                  name: say(settings.actions),
                  right: true,
                  wide: true,
                  shows: (agent) =>
                    agent.user_id !== me().user_id && (
                      <Button small onClick={() => turn(agent)}>
                        {say(agent.active ? settings.disable : settings.enable)}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Shown>
      {opened && <Person agent={opened} onClose={() => setChosen(undefined)} />}
      {inviting && <Invite onClose={() => setInviting(false)} />}
    </Card>
  )
}

function Standing({ of }: { of: Agent }) {
  const say = useSay()
  const { day, today } = useFormats()
  const away = isAway(of, today())
  if (!of.active) return <Badge tone="bad">{say(settings.notActive)}</Badge>
  if (away) return <Badge tone="warn">{say(settings.away, { day: day(away) })}</Badge>
  return of.user_id ? <Badge tone="good">{say(settings.active)}</Badge> : <Badge>{say(settings.noSignIn)}</Badge>
}
