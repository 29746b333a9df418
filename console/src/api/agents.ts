/** The team by id: records name their agent by that, and people by name. */
import { may } from '../sign-in/me'
import { useRead } from './reading'
import type { Model } from './words'

export interface Agents {
  all: Model['AgentTold'][]
  /** The name, or the id of somebody who has left. */
  named: (id: string | undefined) => string | undefined
  /** By the id with which they sign in. */
  person: (user: string) => string | undefined
}

export function useAgents(): Agents {
  const found = useRead('/crm/automation/agents', { when: may('GET /crm/automation/agents') })
  const all = found.data ?? []
  return {
    all,
    named: (id) => (id === undefined ? undefined : (all.find((agent) => agent.agent_id === id)?.name ?? id)),
    person: (user) => all.find((agent) => agent.user_id === user)?.name,
  }
}
