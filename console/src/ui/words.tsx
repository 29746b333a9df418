/** The states that many pages show, each always in the same colour, sign and word. */
import { lifecycleNames, riskNames, temperatureNames, typeNames } from '../texts/customers'
import { orderStatusNames } from '../texts/orders'
import { useSay } from '../texts/text'
import { Badge, type Tone } from './Badge'

export function Temperature({ is }: { is: keyof typeof temperatureNames }) {
  const say = useSay()
  return (
    <Badge tone={is} icon={is}>
      {say(temperatureNames[is])}
    </Badge>
  )
}

const LIFECYCLE: Record<keyof typeof lifecycleNames, Tone> = {
  prospect: 'calm',
  new: 'accent',
  active: 'good',
  at_risk: 'warn',
  churned: 'bad',
}

export function Lifecycle({ is }: { is: keyof typeof lifecycleNames }) {
  const say = useSay()
  return <Badge tone={LIFECYCLE[is]}>{say(lifecycleNames[is])}</Badge>
}

export function CustomerType({ is }: { is: keyof typeof typeNames }) {
  const say = useSay()
  return <Badge tone={is === 'vip' ? 'accent' : 'calm'}>{say(typeNames[is])}</Badge>
}

const RISK: Record<keyof typeof riskNames, Tone> = { low: 'good', medium: 'calm', high: 'warn', critical: 'bad' }

export function Risk({ is }: { is: keyof typeof riskNames }) {
  const say = useSay()
  return (
    <Badge tone={RISK[is]} icon={is === 'high' || is === 'critical' ? 'warning' : undefined}>
      {say(riskNames[is])}
    </Badge>
  )
}

const ORDER: Record<keyof typeof orderStatusNames, Tone> = { placed: 'accent', delivered: 'good', cancelled: 'calm', returned: 'warn' }

export function OrderStatus({ is }: { is: keyof typeof orderStatusNames }) {
  const say = useSay()
  return <Badge tone={ORDER[is]}>{say(orderStatusNames[is])}</Badge>
}
