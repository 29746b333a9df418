/** What is done to a campaign wherever it is shown: switched, paused, let go on, taken out. */
import type { Undoing } from '../saving/waiting'
import { save } from '../saving/saving'
import { changeKnown, dropKnown } from './shown'
import type { Model } from './words'

export type Campaign = Model['CampaignTold']

export const CAMPAIGNS = '/crm/automation/campaigns'
export const CAMPAIGN = '/crm/automation/campaigns/{campaign_id}'
export const STATS = '/crm/automation/campaigns/{campaign_id}/stats'
export const TOUCHED: (typeof CAMPAIGNS | typeof CAMPAIGN | typeof STATS)[] = [CAMPAIGNS, CAMPAIGN, STATS]

function shown(campaign: Campaign, change: Partial<Campaign>) {
  return (known: Parameters<typeof changeKnown>[0]) => {
    for (const path of [CAMPAIGNS, CAMPAIGN]) {
      changeKnown<Campaign>(known, path, (each) => each.id === campaign.id, (each) => ({ ...each, ...change }))
    }
  }
}

export function switchCampaign(campaign: Campaign, on: boolean, label: string) {
  return save({
    method: 'put',
    path: '/crm/automation/campaigns/{campaign_id}/toggle',
    names: { campaign_id: campaign.id },
    version: campaign.version,
    body: { is_active: on },
    label,
    touches: TOUCHED,
    shows: shown(campaign, { is_active: on, status: on ? (campaign.paused ? 'paused' : 'active') : 'inactive' }),
    undo: () => ({ method: 'put', address: `${CAMPAIGNS}/${campaign.id}/toggle`, body: { is_active: !on } }),
  })
}

export function pauseCampaign(campaign: Campaign, pause: boolean, label: string): void {
  const [now, back] = pause ? (['pause', 'resume'] as const) : (['resume', 'pause'] as const)
  void save({
    method: 'put',
    path: `/crm/automation/campaigns/{campaign_id}/${now}`,
    names: { campaign_id: campaign.id },
    version: campaign.version,
    label,
    touches: TOUCHED,
    shows: shown(campaign, { paused: pause, status: pause ? 'paused' : 'active' }),
    undo: (): Undoing => ({ method: 'put', address: `${CAMPAIGNS}/${campaign.id}/${back}` }),
  })
}

export function removeCampaign(campaign: Campaign, label: string): void {
  void save({
    method: 'delete',
    path: CAMPAIGN,
    names: { campaign_id: campaign.id },
    version: campaign.version,
    label,
    touches: [CAMPAIGNS],
    shows: (known) => dropKnown<Campaign>(known, CAMPAIGNS, (each) => each.id === campaign.id),
  })
}
