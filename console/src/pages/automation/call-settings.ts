/** Where each number of the call rules stands in the shop's settings. */
import { limitWords, ruleWords, thresholdWords } from '../../texts/call-rules'
import type { Text } from '../../texts/text'

/** `section.name`, as the settings have it. */
export type Place = `${string}.${string}`

export interface RuleLine {
  text: Text
  points?: Place
  fields: Record<string, Place>
}

function rule(name: keyof typeof ruleWords, fields: Record<string, Place> = {}): RuleLine {
  return { text: ruleWords[name], points: `call_points.${name}`, fields }
}

export const RULES: RuleLine[] = [
  rule('follow_up'),
  rule('upsell', { a: 'calls.upsell_from_days', b: 'calls.upsell_to_days' }),
  rule('vip_care', { a: 'calls.vip_care_gap_days' }),
  rule('repeat_reminder'),
  rule('birthday', { a: 'calls.occasion_days_ahead' }),
  rule('anniversary'),
  rule('at_risk', { a: 'lifecycle.at_risk_days', b: 'calls.at_risk_gap_days' }),
  rule('repeat_buyer', { a: 'calls.repeat_buyer_from_days', b: 'calls.repeat_buyer_to_days' }),
  rule('welcome', { a: 'calls.welcome_from_days', b: 'calls.welcome_to_days' }),
  rule('cadence', { a: 'calls.new_customer_gap_days', b: 'calls.repeat_gap_days' }),
  rule('win_back', { a: 'lifecycle.inactive_days', b: 'calls.win_back_weeks' }),
  rule('vip'),
  rule('high_average'),
  rule('further_reason'),
]

export const LIMITS: RuleLine[] = [
  { text: limitWords.contact_gap, fields: { a: 'calls.contact_gap_days' } },
  { text: limitWords.week, fields: { a: 'messages.calls_a_week', b: 'messages.contacts_a_week' } },
  { text: limitWords.attempts, fields: { a: 'calls.attempts', b: 'calls.busy_retry_minutes' } },
  { text: limitWords.newCustomer, fields: { a: 'calls.new_customer_days' } },
  { text: limitWords.minutes, fields: { a: 'calls.minutes_a_call', b: 'calls.influence_days' } },
]

export const CHOICES: { text: Text; place: Place }[] = [
  { text: limitWords.consent, place: 'calls.only_with_consent' },
  { text: limitWords.cold, place: 'calls.recover_the_cold' },
]

export const THRESHOLDS: RuleLine[] = [
  { text: thresholdWords.temperature, fields: { a: 'temperature.hot_days', b: 'temperature.warm_days' } },
  { text: thresholdWords.churned, fields: { a: 'lifecycle.churned_days' } },
  {
    text: thresholdWords.risk,
    fields: { a: 'drop_off.low_days', b: 'drop_off.medium_days', c: 'drop_off.high_days', d: 'drop_off.critical_days' },
  },
  { text: thresholdWords.value, fields: { a: 'value.repeat_orders', b: 'value.vip_orders', c: 'value.vip_spend' } },
  { text: thresholdWords.average, fields: { a: 'value.high_average_order' } },
]
