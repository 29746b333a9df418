import type { ReactNode } from 'react'
import { inTaka } from '../../formats/amounts'
import { useFormats } from '../../formats/formats'
import { orderChannelNames, orders, paymentNames } from '../../texts/orders'
import { type Text, useSay } from '../../texts/text'
import { Field, Input, Select } from '../../ui/Field'
import styles from './Amounts.module.css'
import { type Draft, type Problems, sumsOf } from './draft'

interface Props {
  draft: Draft
  problems: Problems
  onChange: (changed: Partial<Draft>) => void
  /** What was paid for delivery the last time, where that is known. */
  lastDelivery?: number | undefined
  children?: ReactNode
}

/** Everything that is not a thing on the order; the total follows each letter. */
export function Amounts({ draft, problems, onChange, lastDelivery, children }: Props) {
  const say = useSay()
  const { money } = useFormats()
  const { goods, discount, delivery, total } = sumsOf(draft)
  return (
    <div className={styles.amounts}>
      <div className={styles.fields}>
        <Field label={say(orders.discount)} problem={problems['discount']}>
          <Input inputMode="decimal" placeholder="0" value={draft.discount} onChange={(event) => onChange({ discount: event.target.value })} />
        </Field>
        <Field
          label={say(orders.delivery)}
          problem={problems['delivery_fee']}
          hint={lastDelivery && !draft.delivery ? say(orders.lastTime, { money: money(lastDelivery) }) : undefined}
        >
          <Input inputMode="decimal" placeholder="0" value={draft.delivery} onChange={(event) => onChange({ delivery: event.target.value })} />
        </Field>
        <Field className={styles.whole} label={say(orders.payment)} problem={problems['payment_method']}>
          <Named names={paymentNames} value={draft.payment} onChoose={(payment) => onChange({ payment })} />
        </Field>
        <Field label={say(orders.channel)} problem={problems['channel']}>
          <Named names={orderChannelNames} value={draft.channel} onChoose={(channel) => onChange({ channel })} />
        </Field>
        <Field label={say(orders.coupon)} problem={problems['coupon_code']}>
          <Input maxLength={40} value={draft.coupon} onChange={(event) => onChange({ coupon: event.target.value })} />
        </Field>
      </div>
      <dl className={styles.sums}>
        <dt>{say(orders.goods)}</dt>
        <dd>{money(inTaka(goods))}</dd>
        {discount > 0 && (
          <>
            <dt>{say(orders.discount)}</dt>
            <dd>−{money(inTaka(discount))}</dd>
          </>
        )}
        {delivery > 0 && (
          <>
            <dt>{say(orders.delivery)}</dt>
            <dd>{money(inTaka(delivery))}</dd>
          </>
        )}
        <dt className={styles.total}>{say(orders.total)}</dt>
        <dd className={styles.total} aria-live="polite">
          {total < 0 ? '–' : money(inTaka(total))}
        </dd>
      </dl>
      {children}
    </div>
  )
}

interface NamedProps {
  id?: string
  names: Record<string, Text>
  value: string
  onChoose: (value: string) => void
}

/** The usual words by their names; one that somebody else has written stands among them as it is. */
function Named({ names, value, onChoose, ...rest }: NamedProps) {
  const say = useSay()
  return (
    <Select {...rest} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{say(orders.notSaid)}</option>
      {value && !(value in names) && <option value={value}>{value}</option>}
      {Object.entries(names).map(([word, name]) => (
        <option key={word} value={word}>
          {say(name)}
        </option>
      ))}
    </Select>
  )
}
