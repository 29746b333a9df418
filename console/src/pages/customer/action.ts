import { useRead } from '../../api/reading'
import { may } from '../../sign-in/me'
import { useLanguage } from '../../texts/text'
import type { Whole } from './saving'

/** What would help most, in the person's own language; until that is here, as the shop's says it. */
export function useAction(of: Whole): { action: string; why: string; reason: string; score: number } | undefined {
  const lang = useLanguage()
  const shop = of.next_best_action
  const told = useRead('/crm/automation/intelligence/{customer_id}', {
    names: { customer_id: of.customer_id },
    query: { lang },
    when: shop !== undefined && may('GET /crm/automation/intelligence/{customer_id}'),
  }).data
  if (!shop) return undefined
  return {
    action: told?.recommended_action ?? shop.action,
    why: told?.recommended_action_why ?? shop.why,
    reason: told?.call_priority_why ?? shop.call_reason,
    score: shop.score,
  }
}
