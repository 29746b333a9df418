import { useSearchParams } from 'react-router'
import { useFormats } from '../../formats/formats'
import { orders, orderStatusNames } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Field, Input, Select } from '../../ui/Field'
import styles from './Filters.module.css'
import { STATUSES, type Status } from './moving'

interface Chosen {
  status: Status | undefined
  from: string
  to: string
}

type Choose = (changed: { status?: string; from?: string; to?: string }) => void

const WEEK = 7
const MONTH = 30

/** They stand in the address: a link leads to the same list. Without any it is the last seven days. */
export function useFilters(): Chosen & { choose: Choose } {
  const { dayAfter, today } = useFormats()
  const [params, setParams] = useSearchParams()
  const choose: Choose = (changed) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      for (const [name, value] of Object.entries(changed)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      return next
    })
  return {
    status: STATUSES.find((each) => each === params.get('status')),
    from: params.get('from') ?? dayAfter(1 - WEEK),
    to: params.get('to') ?? today(),
    choose,
  }
}

export function Filters({ status, from, to, choose }: Chosen & { choose: Choose }) {
  const say = useSay()
  const { dayAfter, today } = useFormats()
  const spans = [
    { name: orders.today, from: today() },
    { name: orders.week, from: dayAfter(1 - WEEK) },
    { name: orders.month, from: dayAfter(1 - MONTH) },
  ]
  return (
    <div className={styles.filters}>
      <Field label={say(orders.status)}>
        <Select value={status ?? ''} onChange={(event) => choose({ status: event.target.value })}>
          <option value="">{say(orders.allStatuses)}</option>
          {STATUSES.map((each) => (
            <option key={each} value={each}>
              {say(orderStatusNames[each])}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say(orders.from)}>
        <Input type="date" value={from} max={to} onChange={(event) => event.target.value && choose({ from: event.target.value })} />
      </Field>
      <Field label={say(orders.to)}>
        <Input type="date" value={to} min={from} onChange={(event) => event.target.value && choose({ to: event.target.value })} />
      </Field>
      <div className={styles.spans} role="group" aria-label={say(orders.days)}>
        {spans.map((span) => (
          <Button key={span.from} small aria-pressed={from === span.from && to === today()} onClick={() => choose({ from: span.from, to: '' })}>
            {say(span.name)}
          </Button>
        ))}
      </div>
    </div>
  )
}
