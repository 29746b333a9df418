import type { Answer } from '../../api/words'
import type { periodNames } from '../../texts/team'

export type Period = keyof typeof periodNames
export type Board = Answer<'/crm/automation/team/dashboard', 'get'>

export const DAYS: Record<Period, number> = { daily: 1, weekly: 7, monthly: 30 }
/** The board's own word for calls that nobody has. */
export const NOBODY = '-'
/** The page's tab with the calls themselves. */
export const CALLS = 'calls'

export function total(board: Board, of: 'successful_calls' | 'revenue_influenced'): number {
  return board.agents.reduce((sum, agent) => sum + agent[of], 0)
}

export function dayOf(agent: string): string {
  return `/admin/crm/agent-dashboard?agent=${encodeURIComponent(agent)}`
}

export function callsOf(agent: string): string {
  return `/admin/crm/team-dashboard?tab=${CALLS}&agent=${encodeURIComponent(agent)}`
}
