import type { ReactNode } from 'react'
import { channelNames } from '../texts/customers'
import { useSay } from '../texts/text'
import { Field, Select } from './Field'

const CHANNELS = ['sms', 'whatsapp', 'email', 'push'] as const

type Channel = (typeof CHANNELS)[number]

/** Which way a message goes. */
export function ChannelSelect({ label, value, onChoose }: { label: ReactNode; value: Channel; onChoose: (channel: Channel) => void }) {
  const say = useSay()
  return (
    <Field label={label}>
      <Select value={value} onChange={(event) => onChoose(event.target.value as Channel)}>
        {CHANNELS.map((each) => (
          <option key={each} value={each}>
            {say(channelNames[each])}
          </option>
        ))}
      </Select>
    </Field>
  )
}
