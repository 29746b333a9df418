import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { me } from '../../sign-in/me'
import { caseKindNames, casePriorityNames, cases } from '../../texts/cases'
import { type Text, useSay } from '../../texts/text'
import { Field, Select, TextArea } from '../../ui/Field'
import styles from './Cases.module.css'
import type { Case } from './saving'

export interface Typed {
  kind: Case['kind']
  priority: Case['priority']
  order_id: string
  what_happened: string
}

interface Props {
  customer: string
  form: Typed
  type: (fields: Partial<Typed>) => void
}

const LATEST = 20
const DRIVEN: Case['kind'][] = ['delivery_exception', 'return']

/** Who only delivers writes down what they drive for. */
export function kindsToOpen(): Case['kind'][] {
  const delivers = me().roles.every((role) => role === 'delivery_coordinator')
  return delivers ? DRIVEN : (Object.keys(caseKindNames) as Case['kind'][])
}

export function CaseFields({ customer, form, type }: Props) {
  const say = useSay()
  const { day, number } = useFormats()
  const orders = useRead('/cdm/customers/{customer_id}/orders', { names: { customer_id: customer }, query: { limit: LATEST } })
  const found = orders.data ?? []
  const options = <T extends string>(names: Record<T, Text>, among: T[]) =>
    among.map((each) => (
      <option key={each} value={each}>
        {say(names[each])}
      </option>
    ))
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <Field label={say(cases.kind)}>
          <Select data-first value={form.kind} onChange={(event) => type({ kind: event.target.value as Case['kind'] })}>
            {options(caseKindNames, kindsToOpen())}
          </Select>
        </Field>
        <Field label={say(cases.priority)}>
          <Select value={form.priority} onChange={(event) => type({ priority: event.target.value as Case['priority'] })}>
            {options(casePriorityNames, Object.keys(casePriorityNames) as Case['priority'][])}
          </Select>
        </Field>
      </div>
      <Field label={say(cases.order)}>
        <Select value={form.order_id} onChange={(event) => type({ order_id: event.target.value })}>
          <option value="">{say(cases.noOrder)}</option>
          {form.order_id && !found.some((order) => order.order_id === form.order_id) && <option value={form.order_id}>{form.order_id}</option>}
          {found.map((order) => (
            <option key={order.order_id} value={order.order_id}>
              {say(cases.orderOf, { day: day(order.order_date), what: order.lines.map((line) => `${number(line.quantity)} × ${line.name}`).join(', ') })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say(cases.happened)}>
        <TextArea rows={4} value={form.what_happened} onChange={(event) => type({ what_happened: event.target.value })} />
      </Field>
    </div>
  )
}
