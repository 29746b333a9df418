/** One of the team, and how what is said of them is saved: whole, against what was read, and taken back whole. */
import type { QueryClient } from '@tanstack/react-query'
import { address, type Model } from '../api/words'
import { save } from '../saving/saving'

export type Agent = Model['AgentTold']
export type AgentFields = Model['AgentFields']

const AGENTS = '/crm/automation/agents'
const AGENT = '/crm/automation/agents/{agent_id}'

/** Without what the shop says of them by itself. */
export function fieldsOf(agent: Agent): AgentFields {
  const { agent_id: _id, user_id: _user, version: _version, ...fields } = agent
  return fields
}

export function saveAgent(agent: Agent, changed: Partial<AgentFields>, label: string, refusedHere = false) {
  const names = { agent_id: agent.agent_id }
  const before = fieldsOf(agent)
  const after = { ...before, ...changed }
  return save({
    method: 'put',
    path: AGENT,
    names,
    version: agent.version,
    body: after,
    label,
    touches: [AGENTS, '/crm/automation/team/dashboard'],
    shows: (known) => show(known, agent.agent_id, after),
    undo: () => ({ method: 'put', address: address(AGENT, names), body: before }),
    refusedHere,
  })
}

function show(known: QueryClient, id: string, after: AgentFields): void {
  known.setQueriesData<Agent[]>({ queryKey: [AGENTS] }, (all) =>
    all?.map((each) => (each.agent_id === id ? ({ ...each, ...after } as Agent) : each)),
  )
}

export function isAway(agent: Agent, day: string): string | undefined {
  return agent.absences.find((absence) => absence.start <= day && day <= absence.end)?.end
}
