import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Campaign, pauseCampaign, removeCampaign, STATS, switchCampaign } from '../../api/campaigns'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { may } from '../../sign-in/me'
import { automation } from '../../texts/automation'
import { campaigns, results } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { CampaignStatus } from '../../ui/campaign-words'
import { Menu } from '../../ui/Menu'
import { Page } from '../../ui/Page'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { Sure } from '../../ui/Sure'
import { About } from './About'
import { Funnel } from './Funnel'
import { InTime } from './InTime'
import { Lift } from './Lift'
import { Money } from './Money'
import styles from './Results.module.css'
import { States } from './States'
import { Variants } from './Variants'

const LIVE = 5_000
const MOVES = ['planning', 'sending']

/** What became of a campaign; while it is on its way, every few seconds anew. */
export function Results({ campaign }: { campaign: Campaign }) {
  const say = useSay()
  const [moves, setMoves] = useState(false)
  const found = useRead(STATS, { names: { campaign_id: campaign.id }, every: moves ? LIVE : 60_000 })
  const now = found.data ? MOVES.includes(found.data.status) : false
  if (now !== moves) setMoves(now)
  const status = found.data?.status as keyof typeof results.status | undefined
  return (
    <Page
      title={campaign.campaign_name}
      about={
        <span className={styles.marks}>
          <CampaignStatus is={campaign.status} />
          {status && status !== campaign.status && (status in results.status ? say(results.status[status]) : status)}
        </span>
      }
      actions={<Actions campaign={campaign} begun={(found.data?.audience ?? 0) > 0} />}
    >
      <Shown of={found} what={say(results.stats)} skeleton={<Skeleton lines={4} height="6rem" />}>
        {(stats) => <Told campaign={campaign} stats={stats} />}
      </Shown>
      <About campaign={campaign} />
    </Page>
  )
}

function Told({ campaign, stats }: { campaign: Campaign; stats: Model['StatsTold'] }) {
  const say = useSay()
  const go = useNavigate()
  if (stats.audience === 0) {
    const looks = may('POST /crm/automation/campaigns/{campaign_id}/preview')
    return (
      <>
        {stats.plan_refused && <p role="alert">{say(results.refusedPlan)}</p>}
        <Empty
          action={
            looks && (
              <Button kind="strong" icon="send" onClick={() => void go(`/admin/crm/campaigns/${campaign.id}?edit=1&step=check`)}>
                {say(results.look)}
              </Button>
            )
          }
        >
          {say(results.nothingYet)}
        </Empty>
      </>
    )
  }
  return (
    <>
      {stats.plan_refused && <p role="alert">{say(results.refusedPlan)}</p>}
      <Money stats={stats} />
      <div className={styles.two}>
        <Funnel stats={stats} />
        <States stats={stats} />
      </div>
      <InTime stats={stats} />
      {(stats.variants || stats.lift) && (
        <div className={styles.two}>
          {stats.variants && <Variants variants={stats.variants} winner={stats.winner} />}
          {stats.lift && <Lift lift={stats.lift} written={stats.conversion_rate} />}
        </div>
      )}
    </>
  )
}

function Actions({ campaign, begun }: { campaign: Campaign; begun: boolean }) {
  const say = useSay()
  const go = useNavigate()
  const [leaving, setLeaving] = useState(false)
  const name = campaign.campaign_name
  if (!may('PUT /crm/automation/campaigns/{campaign_id}')) return null
  const switched = (on: boolean) => void switchCampaign(campaign, on, say(on ? automation.switchedOn : automation.switchedOff, { name }))
  return (
    <>
      <Button icon="edit" onClick={() => void go(`/admin/crm/campaigns/${campaign.id}?edit=1`)}>
        {say(campaigns.edit)}
      </Button>
      {campaign.is_active && campaign.status !== 'ended' && (
        <Button
          icon={campaign.paused ? 'play' : 'pause'}
          onClick={() => pauseCampaign(campaign, !campaign.paused, say(campaign.paused ? campaigns.resumed : campaigns.paused, { name }))}
        >
          {say(campaign.paused ? campaigns.resume : campaigns.pause)}
        </Button>
      )}
      {campaign.starts === 'once' && campaign.status === 'active' && (
        <Button kind={begun ? 'plain' : 'strong'} icon="send" onClick={() => void go(`/admin/crm/campaigns/${campaign.id}?edit=1&step=check`)}>
          {say(results.look)}
        </Button>
      )}
      <Menu
        label={say(campaigns.actions, { name })}
        opener={
          <Button bare icon="more">
            {say(campaigns.actions, { name })}
          </Button>
        }
        choices={[
          { name: say(campaign.is_active ? campaigns.turnOff : campaigns.turnOn), run: () => switched(!campaign.is_active) },
          { name: say(campaigns.remove), icon: 'trash', danger: true, run: () => setLeaving(true) },
        ]}
      />
      {leaving && (
        <Sure
          title={say(automation.removeAsk, { name })}
          yes={say(campaigns.remove)}
          onYes={() => {
            removeCampaign(campaign, say(automation.removed, { name }))
            void go('/admin/crm/automation?tab=campaigns')
          }}
          onClose={() => setLeaving(false)}
        >
          {say(campaigns.removeAbout)}
        </Sure>
      )}
    </>
  )
}
