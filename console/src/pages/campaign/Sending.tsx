import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Refused } from '../../api/asking'
import { type Campaign, switchCampaign, TOUCHED } from '../../api/campaigns'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { latinDigits } from '../../formats/phones'
import { save } from '../../saving/saving'
import { automation } from '../../texts/automation'
import { checking, wizard } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Field, Input } from '../../ui/Field'
import { Refusal } from '../../ui/Refusal'
import { PlanMoved } from './PlanMoved'
import styles from './wizard.module.css'

type Preview = Model['PreviewTold']

/** From here on the number has to be typed: a slip of the hand reaches too many. */
const MANY = 500

interface Props {
  campaign: Campaign
  preview: Preview
  again: () => void
  looking: boolean
  onBack: () => void
}

/** Sends what was looked at, or nothing; what starts by itself is switched on instead. */
export function Sending({ campaign, preview, again, looking, onBack }: Props) {
  const say = useSay()
  const go = useNavigate()
  const { number } = useFormats()
  const [typed, setTyped] = useState('')
  const [waits, setWaits] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const [was, setWas] = useState<Preview>()
  const page = `/admin/crm/campaigns/${campaign.id}`
  const people = preview.to_be_sent + preview.deferred
  const sure = people <= MANY || latinDigits(typed).replace(/\D/g, '') === String(people)
  const switchOn = async () => {
    const end = await switchCampaign(campaign, true, say(automation.switchedOn, { name: campaign.campaign_name }))
    return 'answer' in end
  }
  const send = async () => {
    setWaits(true)
    setRefused(undefined)
    setWas(undefined)
    if (!campaign.is_active && !(await switchOn())) return setWaits(false)
    const end = await save({
      method: 'post',
      path: '/crm/automation/campaigns/{campaign_id}/send',
      names: { campaign_id: campaign.id },
      body: { plan_hash: preview.plan_hash ?? null },
      label: say(checking.sending, { name: campaign.campaign_name, n: number(people) }),
      touches: TOUCHED,
      refusedHere: true,
    })
    setWaits(false)
    if ('answer' in end) return void go(page)
    if (end.refused.code === 'plan_has_changed') {
      setWas(preview)
      setTyped('')
      again()
    } else setRefused(end.refused)
  }
  return (
    <>
      {was && <PlanMoved was={was} is={preview} />}
      {refused && <Refusal of={refused} />}
      <div className={styles.send}>
        <Button icon="left" onClick={onBack}>
          {say(wizard.back)}
        </Button>
        <Button icon="undo" disabled={looking} onClick={again}>
          {say(checking.again)}
        </Button>
        {campaign.starts !== 'once' ? (
          <>
            <Button onClick={() => void go(page)}>{say(campaign.is_active ? checking.toPage : checking.leaveOff)}</Button>
            {!campaign.is_active && (
              <Button kind="strong" icon="play" onClick={() => void switchOn().then((on) => on && go(page))}>
                {say(checking.switchOn)}
              </Button>
            )}
          </>
        ) : people === 0 || campaign.paused ? (
          <p>{say(campaign.paused ? checking.pausedNow : checking.nobody)}</p>
        ) : (
          <>
            {people > MANY && (
              <Field label={say(checking.typed, { most: number(MANY), n: number(people) })}>
                <Input inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} />
              </Field>
            )}
            <Button kind="strong" icon="send" disabled={!sure || waits || looking} onClick={() => void send()}>
              {waits ? say(checking.sends) : say(checking.send, { n: number(people) })}
            </Button>
          </>
        )}
      </div>
    </>
  )
}
