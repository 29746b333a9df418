import type { Campaign } from '../../api/campaigns'
import { useTrial } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { checking, wizard } from '../../texts/campaigns'
import { templates } from '../../texts/templates'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Figure, Figures } from '../../ui/Figure'
import { Bars } from '../../ui/Progress'
import { Shown, Skeleton } from '../../ui/Shown'
import { reasonsOf } from './reasons'
import { Sending } from './Sending'
import styles from './wizard.module.css'

/** Whom it would reach, in which words, at what cost; and then the word that lets it go. */
export function CheckStep({ campaign, onBack }: { campaign: Campaign; onBack: () => void }) {
  const say = useSay()
  const found = useTrial('/crm/automation/campaigns/{campaign_id}/preview', { names: { campaign_id: campaign.id } })
  const stands = campaign.starts === 'once' ? wizard.savedOnce : campaign.is_active ? wizard.savedOn : wizard.savedOff
  return (
    <>
      <p className={styles.soft} role="status">
        {say(stands)}
      </p>
      <Shown of={found} what={say(checking.preview)} skeleton={<Skeleton lines={3} height="5rem" />}>
        {(preview) => (
          <>
            <Looked preview={preview} />
            <Sending campaign={campaign} preview={preview} again={() => void found.refetch()} looking={found.isFetching} onBack={onBack} />
          </>
        )}
      </Shown>
    </>
  )
}

function Looked({ preview }: { preview: Model['PreviewTold'] }) {
  const say = useSay()
  const { moment, money, number } = useFormats()
  const reasons = reasonsOf(preview.reasons, say)
  const parts = (n: number) => say(n === 1 ? templates.onePart : templates.parts, { n: number(n) })
  return (
    <div className={styles.stack}>
      {!preview.complete && <p className={styles.notice}>{say(checking.incomplete)}</p>}
      <Figures>
        <Figure name={say(checking.audience)} value={number(preview.audience)} />
        <Figure name={say(checking.now)} value={number(preview.to_be_sent)} />
        <Figure name={say(checking.later)} value={number(preview.deferred)} />
        <Figure name={say(checking.not)} value={number(preview.suppressed)} />
        <Figure name={say(checking.cost)} value={money(preview.estimated_cost)} beside={parts(preview.parts)} />
      </Figures>
      <p className={styles.soft}>
        {say(checking.sum, {
          all: number(preview.audience),
          now: number(preview.to_be_sent),
          later: number(preview.deferred),
          not: number(preview.suppressed),
        })}
        {' · '}
        {say(checking.done)}: {moment(preview.estimated_finish)}
      </p>
      {reasons.length > 0 && (
        <Card title={say(checking.why)}>
          <Bars parts={reasons.map(({ name, count }) => ({ name, count, shown: number(count), tone: 'calm' }))} />
        </Card>
      )}
      <Card title={say(checking.samples)}>
        {preview.samples.length === 0 ? (
          <p className={styles.soft}>{say(checking.noSamples)}</p>
        ) : (
          <ul className={styles.samples}>
            {preview.samples.map((sample) => (
              <li key={sample.customer_id}>
                <b>{sample.customer_name}</b> <Badge>{parts(sample.parts)}</Badge>{' '}
                {sample.variant && <Badge tone="accent">{say(wizard.variant, { name: sample.variant })}</Badge>}
                {sample.subject && <div>{sample.subject}</div>}
                <p>{sample.text}</p>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}
