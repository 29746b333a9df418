/** An order in few words, the same on every page of orders. */
import { useFormats } from '../../formats/formats'
import { orders, orderStatusNames } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { Badge, type Tone } from '../../ui/Badge'
import type { Order } from './draft'
import type { Status } from './moving'

const NAMED = 2
const TONES: Record<Status, Tone> = { placed: 'accent', delivered: 'good', cancelled: 'calm', returned: 'warn' }

export function OrderStatus({ is }: { is: Status }) {
  const say = useSay()
  return <Badge tone={TONES[is]}>{say(orderStatusNames[is])}</Badge>
}

/** "2 × Honey, 1 × Rice and 3 more". */
export function useShort(): (order: Order) => string {
  const say = useSay()
  const { number } = useFormats()
  return ({ lines }) => {
    const names = lines.slice(0, NAMED).map((line) => `${number(line.quantity)} × ${line.name}`).join(', ')
    return lines.length > NAMED ? say(orders.andMore, { names, n: number(lines.length - NAMED) }) : names
  }
}
