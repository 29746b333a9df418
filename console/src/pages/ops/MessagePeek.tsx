import { Link } from 'react-router'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { channelNames } from '../../texts/customers'
import { messageStates, ops } from '../../texts/ops'
import { purposeNames } from '../../texts/templates'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Facts } from '../../ui/Facts'
import { Shown } from '../../ui/Shown'
import { decide, type Message, reasonOf, type State, TONES } from './message'
import styles from './MessagePeek.module.css'

/** One message, word for word, and what became of it. */
export default function MessagePeek({ id }: { id: string }) {
  const say = useSay()
  const message = useRead('/ops/messages/{message_id}', { names: { message_id: id } })
  return (
    <Shown of={message} what={say(ops.message)}>
      {(found) => <OneMessage of={found} />}
    </Shown>
  )
}

function OneMessage({ of }: { of: Message }) {
  const say = useSay()
  const { moment, money, number } = useFormats()
  const name = of.customer_name ?? of.customer_id
  const reason = reasonOf(of, say)
  const times = Object.entries(of.times).sort(([, a], [, b]) => a.localeCompare(b))
  return (
    <div className={styles.message}>
      <div>
        <h3>
          <Link to={`/admin/customers/${of.customer_id}`}>{name}</Link>
        </h3>
        <p>
          <Badge tone={TONES[of.state]}>{say(messageStates[of.state])}</Badge> <Badge>{say(channelNames[of.channel])}</Badge>{' '}
          <Badge>{say(purposeNames[of.purpose])}</Badge> {reason}
        </p>
      </div>
      {of.state === 'unknown' && <p className={styles.doubt}>{say(ops.unknownAbout)}</p>}
      {of.words ? (
        <div className={styles.words}>
          {of.words.subject && <h4>{of.words.subject}</h4>}
          {of.words.text}
        </div>
      ) : (
        <p className={styles.soft}>{say(ops.noWords)}</p>
      )}
      <div className={styles.actions}>
        {of.state === 'unknown' && may('POST /ops/messages/{message_id}/mark-sent') && (
          <Button icon="check" onClick={() => decide(of, 'mark-sent', say(ops.marked, { name }))}>
            {say(ops.markSent)}
          </Button>
        )}
        {(of.state === 'unknown' || of.state === 'failed') && may('POST /ops/messages/{message_id}/resend') && (
          <Button kind="strong" icon="send" onClick={() => decide(of, 'resend', say(ops.resent, { name }))}>
            {say(ops.resend)}
          </Button>
        )}
      </div>
      <Facts
        facts={[
          [say(ops.to), of.words?.to],
          [say(ops.campaign), <Campaign key="campaign" id={of.campaign_id} />],
          [say(ops.provider), of.provider],
          [say(ops.attempt), number(of.attempt)],
          [say(ops.parts), of.parts !== undefined && number(of.parts)],
          [say(ops.cost), money(of.cost)],
          [say(ops.planned), moment(of.planned_at)],
          [say(ops.due), of.due && moment(of.due)],
          [say(ops.answer), of.answer],
        ]}
      />
      {times.length > 0 && (
        <section>
          <h3>{say(ops.history)}</h3>
          <Facts columns={1} facts={times.map(([state, at]) => [state in messageStates ? say(messageStates[state as State]) : state, moment(at)])} />
        </section>
      )}
    </div>
  )
}

function Campaign({ id }: { id: string }) {
  const campaign = useRead('/crm/automation/campaigns/{campaign_id}', { names: { campaign_id: id } })
  return <Link to={`/admin/crm/campaigns/${id}`}>{campaign.data?.campaign_name ?? id}</Link>
}
