/** What the list is asked for stands in the address, by the API's own names: a link shows the same list. */
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import type { Query } from '../../api/words'
import { me } from '../../sign-in/me'
import { customerList } from '../../texts/customer-list'
import type { Text } from '../../texts/text'

type Whole = Query<'/cdm/customer360', 'get'>
export type Asked = Pick<Whole, 'customer_type' | 'lifecycle_stage' | 'temperature' | 'district' | 'agent' | 'tag' | 'search' | 'sort'>

export const FILTERS = ['temperature', 'customer_type', 'lifecycle_stage', 'district', 'agent', 'tag'] as const
const NAMES = [...FILTERS, 'search', 'sort'] as const

export function useAsked(): { asked: Asked; ask: (changed: Asked) => void; clear: () => void } {
  const [params, setParams] = useSearchParams()
  const asked: Record<string, string> = {}
  for (const name of NAMES) {
    const said = params.get(name)
    if (said) asked[name] = said
  }
  const ask = useCallback(
    (changed: Asked) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changed)) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          return next
        },
        { replace: true },
      ),
    [setParams],
  )
  const clear = useCallback(() => setParams({}), [setParams])
  // Words that are none of the API's are refused by it, and shown as that.
  return { asked: asked as Asked, ask, clear }
}

/** Who only delivers is told where somebody lives, and not how they stand with the shop. */
export function isToldHowTheyStand(): boolean {
  return me().roles.some((role) => role !== 'delivery_coordinator')
}

export interface View {
  name: Text
  /** What it asks for; a list that asks for exactly this is this view. */
  asks: Record<string, string>
}

export function views(): View[] {
  const own = me().roles.includes('crm_agent') ? me().agent_id : undefined
  if (!isToldHowTheyStand()) return [{ name: customerList.all, asks: {} }]
  return [
    { name: customerList.all, asks: {} },
    { name: customerList.hot, asks: { temperature: 'hot' } },
    { name: customerList.atRisk, asks: { lifecycle_stage: 'at_risk' } },
    { name: customerList.vip, asks: { customer_type: 'vip' } },
    { name: customerList.birthdays, asks: { view: 'birthdays' } },
    ...(own ? [{ name: customerList.mine, asks: { agent: own } }] : []),
  ]
}
