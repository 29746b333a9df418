/** A campaign as the wizard has it, and as the API takes it. */
import type { Campaign } from '../../api/campaigns'
import type { Model } from '../../api/words'
import { instantOf, wallOf } from '../../formats/wall'
import { me } from '../../sign-in/me'
import { hasSubject } from '../../ui/BothTexts'
import { type Goods, goodsOf, inGoods } from '../../ui/GoodsSelect'
import { CONDITIONS, type Trigger } from './triggers'

export interface Variant {
  name: Model['VariantSaid']['name']
  share: string
  en: string
  bn: string
  subjects?: Model['TextsTold']
}

export interface CampaignForm {
  name: string
  starts: Campaign['starts']
  segment: string
  trigger: Trigger
  /** Of the trigger's conditions, those that are numbers or words. */
  condition: Record<string, string>
  bought: Goods
  unless: Goods
  channel: Campaign['channel']
  purpose: Campaign['purpose']
  says: 'template' | 'own'
  template: string
  en: string
  bn: string
  subjectEn: string
  subjectBn: string
  offer: string
  percent: string
  code: string
  product: Goods
  variants: Variant[]
  at: string
  monthDay: string
  from: string
  end: string
  budget: string
  holdout: string
  priority: string
}

export const NEW_CAMPAIGN: CampaignForm = {
  name: '',
  starts: 'once',
  segment: 'all',
  trigger: 'birthday',
  condition: {},
  bought: '',
  unless: '',
  channel: 'sms',
  purpose: 'marketing',
  says: 'own',
  template: '',
  en: '',
  bn: '',
  subjectEn: '',
  subjectBn: '',
  offer: '',
  percent: '',
  code: '',
  product: '',
  variants: [],
  at: '',
  monthDay: '1',
  from: '',
  end: '',
  budget: '',
  holdout: '0',
  priority: '50',
}

const text = (value: string | number | undefined) => (value === undefined ? '' : String(value))

export function formOf(campaign: Campaign): CampaignForm {
  const trigger = campaign.trigger_condition
  return {
    ...NEW_CAMPAIGN,
    name: campaign.campaign_name,
    starts: campaign.starts,
    segment: campaign.target_segment,
    trigger: trigger?.trigger ?? NEW_CAMPAIGN.trigger,
    condition: trigger ? Object.fromEntries(Object.entries(trigger).map(([name, value]) => [name, String(value)])) : {},
    bought: goodsOf(trigger?.product_id, trigger?.category),
    unless: goodsOf(trigger?.unless_product_id, trigger?.unless_category),
    channel: campaign.channel,
    purpose: campaign.purpose,
    says: campaign.template_id ? 'template' : 'own',
    template: text(campaign.template_id),
    en: text(campaign.texts?.en),
    bn: text(campaign.texts?.bn),
    subjectEn: text(campaign.subjects?.en),
    subjectBn: text(campaign.subjects?.bn),
    offer: text(campaign.offer),
    percent: text(campaign.discount_percent),
    code: text(campaign.discount_code),
    product: goodsOf(campaign.product_id),
    variants: (campaign.variants ?? []).map((each) => ({
      name: each.name,
      share: String(each.share),
      en: text(each.texts.en),
      bn: text(each.texts.bn),
      subjects: each.subjects,
    })),
    at: campaign.scheduled_at ? wallOf(campaign.scheduled_at, me().time_zone) : '',
    monthDay: text(campaign.month_day ?? 1),
    from: text(campaign.start_date),
    end: text(campaign.end_date),
    budget: text(campaign.budget),
    holdout: String(campaign.holdout_percent),
    priority: String(campaign.priority),
  }
}

const said = (en: string, bn: string) => ({ en: en.trim() ? en : null, bn: bn.trim() ? bn : null })

function triggerOf(form: CampaignForm): Model['TriggerSaid'] {
  const numbers = CONDITIONS[form.trigger].map(({ name, kind }) => {
    const typed = form.condition[name] ?? ''
    return [name, typed === '' ? null : kind === 'number' ? Number(typed) : typed]
  })
  const goods = form.trigger === 'purchased'
  const [bought, unless] = [inGoods(form.bought), inGoods(form.unless)]
  return {
    trigger: form.trigger,
    ...Object.fromEntries(numbers),
    ...(goods
      ? {
          product_id: bought.product ?? null,
          category: bought.category ?? null,
          unless_product_id: unless.product ?? null,
          unless_category: unless.category ?? null,
        }
      : {}),
  }
}

/** All of it is said anew; what the wizard has no field for stays as it was. */
export function bodyOf(form: CampaignForm, before?: Campaign): Model['CampaignFields'] {
  const own = form.says === 'own'
  const subjects = said(form.subjectEn, form.subjectBn)
  return {
    campaign_name: form.name.trim(),
    campaign_type: before?.campaign_type ?? 'promotion',
    channel: form.channel,
    purpose: form.purpose,
    target_segment: form.segment,
    starts: form.starts,
    trigger_condition: form.starts === 'triggered' ? triggerOf(form) : null,
    scheduled_at: form.starts === 'scheduled' && form.at ? instantOf(form.at, me().time_zone) : null,
    month_day: form.starts === 'monthly' ? Number(form.monthDay) : null,
    template_id: own ? null : form.template,
    message_template: own ? said(form.en, form.bn) : null,
    subject: own && hasSubject(form.channel) && (subjects.en || subjects.bn) ? subjects : null,
    whatsapp_name: own && form.channel === 'whatsapp' ? (before?.whatsapp_name ?? null) : null,
    offer: form.offer.trim() || null,
    discount_percent: form.percent || null,
    discount_code: form.code.trim() || null,
    product_id: inGoods(form.product).product ?? null,
    variants: form.variants.map((each) => ({
      name: each.name,
      share: Number(each.share),
      message_template: said(each.en, each.bn),
      subject: each.subjects ?? null,
    })),
    start_date: form.from || null,
    end_date: form.end || null,
    budget: form.budget || null,
    holdout_percent: Number(form.holdout || 0),
    priority: Number(form.priority || 0),
    experiment: before?.experiment ?? null,
    // Nothing leaves by itself before somebody has looked at it; one that is sent by hand waits for that anyway.
    is_active: before ? before.is_active : form.starts === 'once',
  }
}
