/** Which conditions each trigger takes, and which words a campaign then has something to say for. */
import type { Model } from '../../api/words'
import { condition } from '../../texts/campaigns'
import type { variableNames } from '../../texts/templates'
import type { Text } from '../../texts/text'
import type { CampaignForm } from './form'

export type Trigger = NonNullable<Model['TriggerSaid']['trigger']>

export interface Condition {
  name: string
  label: Text
  kind: 'number' | 'money' | 'word' | 'stage'
  usually?: string
  least?: number
  most?: number
}

const daysBefore: Condition = { name: 'days_before', label: condition.daysBefore, kind: 'number', usually: '0', least: 0, most: 60 }
const minutes = (usually: string): Condition => ({ name: 'minutes', label: condition.minutes, kind: 'number', usually, least: 1, most: 10_080 })

export const CONDITIONS: Record<Trigger, Condition[]> = {
  birthday: [daysBefore],
  anniversary: [daysBefore],
  family_birthday: [daysBefore],
  days_inactive: [{ name: 'value', label: condition.silence, kind: 'number', usually: '30', least: 1, most: 730 }],
  purchased: [{ name: 'value', label: condition.after, kind: 'number', usually: '7', least: 0, most: 365 }],
  first_order: [],
  order_count: [{ name: 'value', label: condition.orders, kind: 'number', least: 1, most: 1000 }],
  repeat_value: [
    { name: 'value', label: condition.orders, kind: 'number', usually: '2', least: 1, most: 1000 },
    { name: 'average_above', label: condition.average, kind: 'money', usually: '1000', least: 0 },
  ],
  reminder_due: [],
  stage_changed: [{ name: 'stage', label: condition.stage, kind: 'stage' }],
  missed_call: [minutes('30')],
  cart_abandoned: [minutes('60')],
  membership_upgraded: [{ name: 'level', label: condition.level, kind: 'word' }],
  score_crossed: [{ name: 'score', label: condition.score, kind: 'number', least: 1, most: 10_000 }],
}

type Variable = keyof typeof variableNames

const OF_WHAT_HAPPENED: Partial<Record<Trigger, Variable[]>> = {
  purchased: ['product'],
  birthday: ['occasion_name'],
  anniversary: ['occasion_name'],
  family_birthday: ['occasion_name', 'family_member'],
  cart_abandoned: ['cart_value'],
  membership_upgraded: ['membership_level'],
  reminder_due: ['product', 'days_left'],
}

/** What may be put in: what is known of everybody, what the campaign says of itself, and what happened. */
export function sayable(form: CampaignForm): Variable[] {
  const names: Variable[] = ['first_name', 'customer_name', 'shop_name', 'last_order_days']
  if (form.code) names.push('discount_code')
  if (form.percent) names.push('discount', 'offer')
  if (form.offer) names.push('offer')
  if (form.product) names.push('product', 'recommended_product', 'price')
  if (form.end) names.push('valid_until')
  if (form.starts === 'triggered') names.push(...(OF_WHAT_HAPPENED[form.trigger] ?? []))
  if (form.starts === 'triggered' && form.unless) names.push('recommended_product')
  return [...new Set(names)]
}
