import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Refused } from '../../api/asking'
import { type Campaign, CAMPAIGN, CAMPAIGNS, TOUCHED } from '../../api/campaigns'
import { useKeys } from '../../keys/keys'
import { useFormDraft } from '../../saving/drafts'
import { save } from '../../saving/saving'
import { automation } from '../../texts/automation'
import { wizard } from '../../texts/campaigns'
import { dialogs } from '../../texts/dialogs'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Page } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { AudienceStep } from './AudienceStep'
import { CheckStep } from './CheckStep'
import { bodyOf, formOf, NEW_CAMPAIGN } from './form'
import { MessageStep } from './MessageStep'
import { ScheduleStep } from './ScheduleStep'
import { missing, STEPS, type Step, stepOf } from './step'
import { Steps } from './Steps'
import styles from './wizard.module.css'

/** Audience, message, schedule, check: the step stands in the address, what is typed is kept until it is saved. */
export function Wizard({ campaign }: { campaign?: Campaign }) {
  const say = useSay()
  const go = useNavigate()
  const [params, setParams] = useSearchParams()
  const [form, change, letGo] = useFormDraft(`campaign.${campaign?.id ?? 'new'}.${campaign?.version ?? 0}`, campaign ? formOf(campaign) : NEW_CAMPAIGN)
  const [refused, setRefused] = useState<Refused>()
  const [waits, setWaits] = useState(false)
  const asked = STEPS.find((each) => each === params.get('step')) ?? 'audience'
  const step: Step = asked === 'check' && !campaign ? 'schedule' : asked
  const at = STEPS.indexOf(step)
  const walk = (to: Step) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      next.set('step', to)
      return next
    })
  const lacks = missing(form)
  const send = async () => {
    setWaits(true)
    setRefused(undefined)
    const label = say(wizard.saved, { name: form.name })
    const body = bodyOf(form, campaign)
    const end = campaign
      ? await save({
          method: 'put',
          path: CAMPAIGN,
          names: { campaign_id: campaign.id },
          version: campaign.version,
          body,
          label,
          touches: TOUCHED,
          refusedHere: true,
          undo: () => ({ method: 'put', address: `${CAMPAIGNS}/${campaign.id}`, body: bodyOf(formOf(campaign), campaign) }),
        })
      : await save({ method: 'post', path: CAMPAIGNS, body, label, touches: TOUCHED, refusedHere: true })
    setWaits(false)
    if ('refused' in end) {
      if (end.refused.status === 409) return
      setRefused(end.refused)
      const wrong = end.refused.details[0]
      if (wrong) walk(stepOf(wrong.field))
      return
    }
    letGo()
    void go(`/admin/crm/campaigns/${end.answer.id}?edit=1&step=check`, { replace: !campaign })
  }
  const leave = () => {
    letGo()
    if (campaign) void go(`/admin/crm/campaigns/${campaign.id}`)
  }
  const onward = () => {
    if (step === 'schedule') void (lacks.length === 0 && !waits && send())
    else if (at < 2) walk(STEPS[at + 1] ?? 'audience')
  }
  useKeys([{ press: 'ctrl+enter', does: wizard.next, run: onward, whileTyping: true }], step !== 'check')
  const views = {
    audience: <AudienceStep form={form} change={change} />,
    message: <MessageStep form={form} change={change} />,
    schedule: <ScheduleStep form={form} change={change} />,
  }
  return (
    <Page
      title={say(campaign ? wizard.change : wizard.make)}
      about={
        <Link to={campaign ? `/admin/crm/campaigns/${campaign.id}` : '/admin/crm/automation?tab=campaigns'}>
          {campaign ? campaign.campaign_name : say(automation.campaigns)}
        </Link>
      }
    >
      <Steps now={step} onStep={walk} checks={campaign !== undefined} />
      {refused && <Refusal of={refused} />}
      {step === 'check' && campaign ? (
        <CheckStep campaign={campaign} onBack={() => walk('schedule')} />
      ) : (
        <Card title={say(wizard[step])}>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              onward()
            }}
          >
            {views[step as keyof typeof views]}
            <div className={styles.actions}>
              <Button kind="quiet" onClick={leave}>
                {say(campaign ? dialogs.cancel : wizard.afresh)}
              </Button>
              {step === 'schedule' && lacks.length > 0 && (
                <p className={styles.soft}>{say(wizard.needs, { what: lacks.map((each) => say(each)).join(', ') })}</p>
              )}
              {at > 0 && <Button onClick={() => walk(STEPS[at - 1] ?? 'audience')}>{say(wizard.back)}</Button>}
              <Button kind="strong" type="submit" press="Ctrl+Enter" disabled={step === 'schedule' && (lacks.length > 0 || waits)}>
                {say(step === 'schedule' ? wizard.saveAndCheck : wizard.next)}
              </Button>
            </div>
          </form>
        </Card>
      )}
    </Page>
  )
}
