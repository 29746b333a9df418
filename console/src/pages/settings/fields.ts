/** What kind of value each setting is, and within which bounds: as the shop's own checks have it. */
import type { choiceNames, unitNames } from '../../texts/settings'

export type Choice = keyof typeof choiceNames
export type Setting = { name: string } & (
  | { kind: 'number'; least: number; most: number; unit?: keyof typeof unitNames }
  | { kind: 'money'; most: number }
  | { kind: 'choice'; of: Choice[] }
  | { kind: 'switch' | 'time' | 'text' | 'weekdays' | 'dates' | 'own_fields' }
)

const days = (least: number, most: number, ...names: string[]): Setting[] =>
  names.map((name) => ({ name, kind: 'number', least, most, unit: 'days' }))

const hours = (least: number, most: number, ...names: string[]): Setting[] =>
  names.map((name) => ({ name, kind: 'number', least, most, unit: 'hours' }))

const counts = (least: number, most: number, ...names: string[]): Setting[] =>
  names.map((name) => ({ name, kind: 'number', least, most }))

const channel = (name: string, of: Choice[], price: string): Setting[] => [
  { name, kind: 'choice', of },
  { name: `${name}_a_second`, kind: 'number', least: 1, most: 1000 },
  { name: price, kind: 'money', most: 1000 },
]

const POINTS = [
  'follow_up', 'upsell', 'vip_care', 'repeat_reminder', 'birthday', 'anniversary', 'at_risk', 'repeat_buyer', 'welcome',
  'cadence', 'win_back', 'vip', 'high_average', 'further_reason',
]

export const FIELDS: Record<string, Setting[]> = {
  business: [
    { name: 'name', kind: 'text' },
    { name: 'language', kind: 'choice', of: ['en', 'bn'] },
    { name: 'weekend', kind: 'weekdays' },
    { name: 'holidays', kind: 'dates' },
  ],
  temperature: days(0, 730, 'hot_days', 'warm_days'),
  lifecycle: days(1, 1460, 'at_risk_days', 'churned_days', 'inactive_days'),
  drop_off: days(1, 1460, 'low_days', 'medium_days', 'high_days', 'critical_days'),
  value: [
    ...counts(2, 1000, 'repeat_orders', 'vip_orders'),
    { name: 'vip_spend', kind: 'money', most: 999_999_999_999 },
    { name: 'high_average_order', kind: 'money', most: 999_999_999_999 },
  ],
  access: [
    { name: 'visibility', kind: 'choice', of: ['by_team_size', 'own', 'team'] },
    ...counts(0, 1000, 'team_shares_below'),
    ...days(1, 365, 'delivery_days'),
  ],
  calls: [
    ...days(1, 365, 'welcome_from_days'),
    ...days(0, 365, 'welcome_to_days', 'upsell_from_days', 'upsell_to_days', 'repeat_buyer_from_days', 'repeat_buyer_to_days'),
    ...days(0, 365, 'new_customer_days'),
    ...days(1, 365, 'new_customer_gap_days', 'repeat_gap_days', 'vip_care_gap_days'),
    ...days(0, 365, 'at_risk_gap_days', 'contact_gap_days', 'occasion_days_ahead', 'influence_days'),
    { name: 'win_back_weeks', kind: 'number', least: 0, most: 12, unit: 'weeks' },
    ...counts(1, 10, 'attempts'),
    { name: 'busy_retry_minutes', kind: 'number', least: 5, most: 480, unit: 'minutes' },
    { name: 'undo_seconds', kind: 'number', least: 0, most: 3600, unit: 'seconds' },
    { name: 'minutes_a_call', kind: 'number', least: 1, most: 240, unit: 'minutes' },
    { name: 'recover_the_cold', kind: 'switch' },
    { name: 'only_with_consent', kind: 'switch' },
  ],
  call_points: POINTS.map((name) => ({ name, kind: 'number', least: 0, most: 1000, unit: 'points' })),
  offers: [
    ...days(1, 365, 'accepted_days'),
    ...days(0, 365, 'just_bought_days'),
    ...counts(1, 20, 'most'),
    ...counts(1, 10_000, 'minimum_support'),
    { name: 'minimum_lift_percent', kind: 'number', least: 100, most: 10_000, unit: 'percent' },
    ...days(0, 30, 'learned_after_days'),
    ...days(1, 365, 'popular_days'),
  ],
  reminders: [
    ...counts(2, 20, 'learned_from_purchases'),
    ...days(1, 365, 'late_after_days', 'lapsed_after_days', 'answered_within_days'),
    ...counts(1, 20, 'unanswered_before_rarer'),
    { name: 'rarer_percent', kind: 'number', least: 100, most: 400, unit: 'percent' },
  ],
  cases: [
    { name: 'opens', kind: 'time' },
    { name: 'closes', kind: 'time' },
    ...hours(1, 200, 'complaint_hours', 'delivery_exception_hours', 'issue_hours', 'return_hours', 'request_hours'),
  ],
  messages: [
    { name: 'quiet_from', kind: 'time' },
    { name: 'quiet_to', kind: 'time' },
    ...counts(1, 50, 'a_day', 'a_week', 'sms_a_week', 'calls_a_week', 'contacts_a_week'),
    ...counts(1, 10, 'most_parts'),
    ...days(1, 60, 'attributed_days'),
    { name: 'only_with_consent', kind: 'switch' },
  ],
  providers: [
    ...channel('sms', ['none', 'outbox', 'aws-sms', 'sns', 'gateway'], 'sms_part_price'),
    ...channel('whatsapp', ['none', 'outbox', 'aws-whatsapp', 'gateway'], 'whatsapp_price'),
    ...channel('email', ['none', 'outbox', 'ses'], 'email_price'),
    ...channel('push', ['none', 'outbox', 'sns-push'], 'push_price'),
  ],
  custom_fields: [{ name: 'customer', kind: 'own_fields' }],
}
