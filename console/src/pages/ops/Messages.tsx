import { useSearchParams } from 'react-router'
import { usePages } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { channelNames } from '../../texts/customers'
import { messageStates, ops } from '../../texts/ops'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Chips } from '../../ui/Chips'
import { More } from '../../ui/More'
import { Empty, Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import { type Message, reasonOf, type State, TONES } from './message'
import styles from './Ops.module.css'

const EVERY = 30_000

/** Every message by where it stands: what waits before what is over. On a laptop this is the outbox too. */
export function Messages() {
  const say = useSay()
  const { open } = useOpening()
  const { ago } = useFormats()
  const [params, setParams] = useSearchParams()
  const said = params.get('state') as State | null
  const state = said && said in messageStates ? said : undefined
  const campaign = params.get('campaign') ?? undefined
  const found = usePages('/ops/messages', { query: { ...(state && { state }), campaign, limit: 50 }, every: EVERY })
  const choose = (next: State | undefined) =>
    setParams((before) => {
      const after = new URLSearchParams(before)
      if (next) after.set('state', next)
      else after.delete('state')
      return after
    })
  const everyCampaign = () =>
    setParams((before) => {
      const after = new URLSearchParams(before)
      after.delete('campaign')
      return after
    })
  return (
    <div className={styles.tab}>
      <Chips
        label={say(ops.state)}
        chips={(Object.keys(messageStates) as State[]).map((id) => ({ id, name: say(messageStates[id]) }))}
        chosen={state}
        onChoose={choose}
      />
      {campaign && (
        <div>
          <Button small icon="close" onClick={everyCampaign}>
            {say(ops.ofCampaign)}
          </Button>
        </div>
      )}
      <Card flush>
        <Shown of={{ ...found, data: found.rows }} what={say(ops.messages)}>
          {(messages) =>
            messages.length === 0 ? (
              <Empty action={state && <Button onClick={() => choose(undefined)}>{say(ops.showAll)}</Button>}>{say(ops.noMessages)}</Empty>
            ) : (
              <>
                <Table<Message>
                  label={say(ops.messages)}
                  rows={messages}
                  id={(message) => message.id}
                  open={(message) => open('message', message.id)}
                  keys
                  columns={[
                    { name: say(ops.customer), shows: (message) => <b>{message.customer_name ?? message.customer_id}</b> },
                    { name: say(ops.state), shows: (message) => <Badge tone={TONES[message.state]}>{say(messageStates[message.state])}</Badge> },
                    { name: say(ops.why), wide: true, shows: (message) => reasonOf(message, say) },
                    { name: say(ops.channel), wide: true, shows: (message) => say(channelNames[message.channel]) },
                    { name: say(ops.since), right: true, shows: (message) => ago(message.since) },
                  ]}
                />
                <More of={found} />
              </>
            )
          }
        </Shown>
      </Card>
    </div>
  )
}
