import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type Campaign, pauseCampaign, removeCampaign, switchCampaign } from '../../api/campaigns'
import { usePages } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { automation } from '../../texts/automation'
import { campaigns, campaignStatusNames } from '../../texts/campaigns'
import { channelNames } from '../../texts/customers'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { CampaignStatus, useSegmentName, useStartWords } from '../../ui/campaign-words'
import { Card } from '../../ui/Card'
import { Chips } from '../../ui/Chips'
import { type Choice, Menu } from '../../ui/Menu'
import { More } from '../../ui/More'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { Sure } from '../../ui/Sure'
import { Switch } from '../../ui/Switch'
import { type Column, Table } from '../../ui/Table'
import styles from './automation.module.css'

const STATUSES = Object.keys(campaignStatusNames) as Campaign['status'][]

/** What runs stands first. */
const IN_ORDER: Record<Campaign['status'], number> = { active: 0, paused: 1, inactive: 2, ended: 3 }

export function Campaigns() {
  const say = useSay()
  const go = useNavigate()
  const { number, percent } = useFormats()
  const segmentName = useSegmentName()
  const startWords = useStartWords()
  const [params, setParams] = useSearchParams()
  const [leaving, setLeaving] = useState<Campaign>()
  const status = STATUSES.find((each) => each === params.get('status'))
  const found = usePages('/crm/automation/campaigns', { query: { status, limit: 50 } })
  const mayChange = may('PUT /crm/automation/campaigns/{campaign_id}')
  const add = may('POST /crm/automation/campaigns') && (
    <Button kind="strong" icon="plus" onClick={() => void go('/admin/crm/campaigns/new')}>
      {say(campaigns.add)}
    </Button>
  )
  const choices = (each: Campaign): Choice[] => [
    each.paused
      ? { name: say(campaigns.resume), icon: 'play', run: () => pauseCampaign(each, false, say(campaigns.resumed, { name: each.campaign_name })) }
      : { name: say(campaigns.pause), icon: 'pause', run: () => pauseCampaign(each, true, say(campaigns.paused, { name: each.campaign_name })) },
    { name: say(campaigns.edit), icon: 'edit', run: () => void go(`/admin/crm/campaigns/${each.id}?edit=1`) },
    { name: say(campaigns.remove), icon: 'trash', danger: true, run: () => setLeaving(each) },
  ]
  const columns: Column<Campaign>[] = [
    {
      name: say(campaigns.name),
      shows: (each) => (
        <>
          <div className={styles.marks}>
            <Link className={styles.name} to={`/admin/crm/campaigns/${each.id}`}>
              {each.campaign_name}
            </Link>
            {(each.is_active || each.status === 'ended') && <CampaignStatus is={each.status} />}
            {each.is_default && <Badge>{say(campaigns.isDefault)}</Badge>}
          </div>
          <div className={styles.soft}>
            {[say(channelNames[each.channel]), segmentName(each.target_segment), startWords(each)].join(' · ')}
          </div>
        </>
      ),
    },
    { name: say(campaigns.sent), right: true, shows: (each) => number(each.sent_count) },
    { name: say(campaigns.ordered), right: true, wide: true, shows: (each) => number(each.success_count) },
    { name: say(campaigns.conversion), right: true, wide: true, shows: (each) => (each.sent_count ? percent(each.conversion_rate / 100) : '–') },
    ...(mayChange
      ? [
          {
            name: say(automation.on),
            shows: (each: Campaign) => (
              <div className={styles.row}>
                <Switch
                  on={each.is_active}
                  label={say(automation.switchOn, { name: each.campaign_name })}
                  onTurn={(on) =>
                    void switchCampaign(each, on, say(on ? automation.switchedOn : automation.switchedOff, { name: each.campaign_name }))
                  }
                />
                <Menu
                  label={say(campaigns.actions, { name: each.campaign_name })}
                  opener={
                    <Button bare small kind="quiet" icon="more">
                      {say(campaigns.actions, { name: each.campaign_name })}
                    </Button>
                  }
                  choices={choices(each)}
                />
              </div>
            ),
          },
        ]
      : []),
  ]
  return (
    <div className={styles.stack}>
      <Chips
        label={say(campaigns.status)}
        chips={STATUSES.map((each) => ({ id: each, name: say(campaignStatusNames[each]) }))}
        chosen={status}
        onChoose={(next) =>
          setParams((before) => {
            const after = new URLSearchParams(before)
            if (next) after.set('status', next)
            else after.delete('status')
            return after
          })
        }
      />
      <Card flush title={say(automation.campaigns)} actions={add}>
        <Shown of={{ ...found, data: found.rows }} what={say(campaigns.list)} skeleton={<Skeleton lines={8} height="2.5rem" />}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty action={add}>{say(campaigns.none)}</Empty>
            ) : (
              <Table
                label={say(automation.campaigns)}
                keys
                columns={columns}
                rows={[...rows].sort((a, b) => IN_ORDER[a.status] - IN_ORDER[b.status])}
                id={(each) => each.id}
                open={(each) => void go(`/admin/crm/campaigns/${each.id}`)}
              />
            )
          }
        </Shown>
        <More of={found} />
      </Card>
      {leaving && (
        <Sure
          title={say(automation.removeAsk, { name: leaving.campaign_name })}
          yes={say(campaigns.remove)}
          onYes={() => removeCampaign(leaving, say(automation.removed, { name: leaving.campaign_name }))}
          onClose={() => setLeaving(undefined)}
        >
          {say(campaigns.removeAbout)}
        </Sure>
      )}
    </div>
  )
}
