import { useFormats } from '../../formats/formats'
import { nameOf } from '../../formats/names'
import { may } from '../../sign-in/me'
import { customer as texts } from '../../texts/customer'
import { channelNames } from '../../texts/customers'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Switch } from '../../ui/Switch'
import styles from './Customer.module.css'
import { allow, CHANNELS, type Channel, type Whole } from './saving'

/** What they allow, channel by channel; the latest word counts. */
export function Consent({ of }: { of: Whole }) {
  const say = useSay()
  const { day } = useFormats()
  const changes = may('PUT /cdm/customers/{customer_id}/consent')
  if (!may('GET /cdm/customers/{customer_id}/consent')) return null
  const name = nameOf(of)
  const said = (channel: Channel) => of.consent?.find((each) => each.channel === channel && each.purpose === 'marketing')
  const turn = (channel: Channel, on: boolean) =>
    void allow(of, channel, on, say(on ? texts.allows : texts.allowsNot, { name, channel: say(channelNames[channel]) }))
  return (
    <section className={styles.consent} aria-label={say(texts.offersBy)}>
      <span className={styles.soft}>{say(texts.offersBy)}</span>
      {CHANNELS.map((channel) => {
        const word = said(channel)
        return (
          <span key={channel} className={styles.channel} title={word && `${day(word.since)} · ${word.source}`}>
            {say(channelNames[channel])}
            {changes && <Switch on={word?.allowed ?? false} label={say(channelNames[channel])} onTurn={(on) => turn(channel, on)} />}
            {changes ? (
              !word && <small className={styles.soft}>{say(texts.notAsked)}</small>
            ) : (
              <Badge tone={word?.allowed ? 'good' : 'calm'}>{say(word ? (word.allowed ? texts.yes : texts.no) : texts.notAsked)}</Badge>
            )}
          </span>
        )
      })}
    </section>
  )
}
