import { Link } from 'react-router'
import { useAgents } from '../../api/agents'
import { useRead } from '../../api/reading'
import { address, type Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { save } from '../../saving/saving'
import { may } from '../../sign-in/me'
import { channelNames } from '../../texts/customers'
import { lostAnswerNames, ops, providerStates } from '../../texts/ops'
import { useSay } from '../../texts/text'
import { Badge, type Tone } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import { Empty, Shown } from '../../ui/Shown'
import styles from './Ops.module.css'

type Provider = Model['ProviderTold']

const ALL = '/ops/providers'
const PAUSE = '/ops/providers/{name}/pause'
const TONES: Record<Provider['state'], Tone> = { flowing: 'good', resting: 'warn', paused: 'bad' }

function pause(provider: Provider, paused: boolean, label: string): void {
  const names = { name: provider.name }
  void save({
    method: 'put',
    path: PAUSE,
    names,
    version: provider.version,
    body: { paused },
    label,
    touches: [ALL],
    shows: (known) =>
      known.setQueriesData<Provider[]>({ queryKey: [ALL] }, (all) =>
        all?.map((each) => (each.name === provider.name ? { ...each, state: paused ? 'paused' : 'flowing' } : each)),
      ),
    undo: () => ({ method: 'put', address: address(PAUSE, names), body: { paused: !paused } }),
  })
}

export function Providers() {
  const say = useSay()
  const providers = useRead(ALL, { every: 30_000 })
  return (
    <Shown of={providers} what={say(ops.providers)}>
      {(all) =>
        all.length === 0 ? (
          <Empty action={may('GET /api/config') && <Link to="/admin/settings?tab=providers">{say(ops.toProviders)}</Link>}>
            {say(ops.noProviders)}
          </Empty>
        ) : (
          <div className={styles.cards}>
            {all.map((each) => (
              <OneProvider key={each.name} of={each} />
            ))}
          </div>
        )
      }
    </Shown>
  )
}

function OneProvider({ of }: { of: Provider }) {
  const say = useSay()
  const { moment, number } = useFormats()
  const { person } = useAgents()
  const paused = of.state === 'paused'
  return (
    <Card
      title={
        <>
          {of.name} <Badge tone={TONES[of.state]}>{say(providerStates[of.state])}</Badge>
        </>
      }
      actions={
        may('PUT /ops/providers/{name}/pause') && (
          <Button
            small
            icon={paused ? 'play' : 'pause'}
            onClick={() => pause(of, !paused, say(paused ? ops.resumed : ops.paused, { provider: of.name }))}
          >
            {say(paused ? ops.resume : ops.pause)}
          </Button>
        )
      }
    >
      <ul className={styles.rates}>
        {Object.entries(of.rates).map(([channel, rate]) => (
          <li key={channel}>{say(ops.rate, { channel: say(channelNames[channel as keyof typeof channelNames]), n: number(rate) })}</li>
        ))}
      </ul>
      <Facts
        facts={[
          [say(ops.failures), number(of.failures)],
          [say(ops.lostAnswer), say(lostAnswerNames[of.lost_answer])],
          [say(ops.why), of.reason?.replaceAll('_', ' ')],
          [say(ops.until), of.until && moment(of.until)],
          [say(ops.pausedBy), of.paused_by && (person(of.paused_by) ?? of.paused_by)],
        ]}
      />
    </Card>
  )
}
