import { condition, wizard } from '../../texts/campaigns'
import { templates } from '../../texts/templates'
import type { Text } from '../../texts/text'
import type { CampaignForm } from './form'
import { CONDITIONS } from './triggers'

export const STEPS = ['audience', 'message', 'schedule', 'check'] as const
export type Step = (typeof STEPS)[number]

const IN_AUDIENCE = ['campaign_name', 'target_segment', 'trigger_condition', 'starts']
const IN_SCHEDULE = ['scheduled_at', 'month_day', 'start_date', 'end_date', 'budget', 'holdout_percent', 'priority', 'experiment']

/** Where a field stands that the shop did not take. */
export function stepOf(field: string): Step {
  const name = field.split('.')[0] ?? ''
  return IN_AUDIENCE.includes(name) ? 'audience' : IN_SCHEDULE.includes(name) ? 'schedule' : 'message'
}

/** What has to be there before it can be saved at all. */
export function missing(form: CampaignForm): Text[] {
  const lacks: Text[] = []
  if (!form.name.trim()) lacks.push(wizard.name)
  if (form.starts === 'triggered') {
    if (form.trigger === 'purchased' && !form.bought) lacks.push(condition.bought)
    for (const each of CONDITIONS[form.trigger]) {
      if (!each.usually && each.kind !== 'word' && !form.condition[each.name]) lacks.push(each.label)
    }
  }
  if (form.says === 'template' ? !form.template : !form.en.trim() && !form.bn.trim()) {
    lacks.push(form.says === 'template' ? wizard.whichTemplate : templates.says)
  }
  if (form.starts === 'scheduled' && !form.at) lacks.push(wizard.at)
  return lacks
}
