/** Campaigns in words: their state, whom they are for, and what starts them. */
import type { Campaign } from '../api/campaigns'
import { useProducts } from '../api/catalogue'
import type { Model } from '../api/words'
import { useFormats } from '../formats/formats'
import { campaignStatusNames, segmentNames, segmentWords, startSaid, triggerSaid } from '../texts/campaigns'
import { lifecycleNames } from '../texts/customers'
import { rules } from '../texts/automation'
import { useSay } from '../texts/text'
import { Badge, type Tone } from './Badge'

const TONES: Record<Campaign['status'], Tone> = { active: 'good', paused: 'warn', inactive: 'calm', ended: 'calm' }

export function CampaignStatus({ is }: { is: Campaign['status'] }) {
  const say = useSay()
  return (
    <Badge tone={TONES[is]} icon={is === 'paused' ? 'pause' : undefined}>
      {say(campaignStatusNames[is])}
    </Badge>
  )
}

export const SILENT = /^inactive_(\d+)_days$/

export function useSegmentName(): (segment: string) => string {
  const say = useSay()
  const { number } = useFormats()
  return (segment) => {
    const silent = SILENT.exec(segment)
    if (silent) return say(segmentWords.silent, { n: number(Number(silent[1])) })
    return segment in segmentNames ? say(segmentNames[segment as keyof typeof segmentNames]) : segment
  }
}

export function useStartWords(): (campaign: Campaign) => string {
  const say = useSay()
  const { moment, money, number } = useFormats()
  const products = useProducts().data
  const of = (trigger: Model['TriggerTold']) => {
    const stage = trigger.stage as keyof typeof lifecycleNames | undefined
    return say(triggerSaid[trigger.trigger], {
      value: number(trigger.value ?? 0),
      minutes: number(trigger.minutes ?? 0),
      score: number(trigger.score ?? 0),
      average: money(trigger.average_above ?? 0),
      stage: stage && stage in lifecycleNames ? say(lifecycleNames[stage]) : '',
      what: trigger.category ?? products?.find((each) => each.product_id === trigger.product_id)?.name ?? say(rules.anything),
    })
  }
  return (campaign) => {
    if (campaign.trigger_condition) return of(campaign.trigger_condition)
    if (campaign.starts === 'scheduled') return say(startSaid.scheduled, { when: campaign.scheduled_at ? moment(campaign.scheduled_at) : '' })
    if (campaign.starts === 'monthly') return say(startSaid.monthly, { day: number(campaign.month_day ?? 1) })
    return say(startSaid.once)
  }
}
