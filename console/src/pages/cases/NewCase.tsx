import { type FormEvent, useState } from 'react'
import type { Refused } from '../../api/asking'
import { useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { nameOf } from '../../formats/names'
import { useFormDraft } from '../../saving/drafts'
import { me } from '../../sign-in/me'
import { caseKindNames, cases } from '../../texts/cases'
import { saving } from '../../texts/saving'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { CustomerChoice } from '../../ui/CustomerChoice'
import { Refusal } from '../../ui/Refusal'
import { SaveKey } from '../../ui/SaveKey'
import { Shown } from '../../ui/Shown'
import { CaseFields, kindsToOpen, type Typed } from './CaseFields'
import styles from './Cases.module.css'
import { openCase } from './saving'

/** Opened as `new-case:CUSTOMER`, `new-case:CUSTOMER/ORDER`, or without either: then it is asked first whose it is. */
export default function NewCase({ id }: { id: string }) {
  const say = useSay()
  const { open } = useOpening()
  const [customer = '', order = ''] = id.split('/')
  if (customer) return <Writing customer={customer} order={order} />
  return (
    <div className={styles.case}>
      <h3>{say(cases.forWhom)}</h3>
      <CustomerChoice onCustomer={(chosen) => open('new-case', chosen)} />
    </div>
  )
}

function Writing({ customer, order }: { customer: string; order: string }) {
  const say = useSay()
  const { open } = useOpening()
  const found = useRead('/cdm/customers/{customer_id}', { names: { customer_id: customer } })
  const kinds = kindsToOpen()
  // Nobody has complained until somebody says so.
  const [kind = 'issue'] = kinds.includes('issue') ? [] : kinds
  const empty: Typed = { kind, priority: 'normal', order_id: order, what_happened: '' }
  const [form, type, letGo] = useFormDraft(`case.of.${customer}.${order}`, empty)
  const [sends, setSends] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const send = async (name: string) => {
    if (sends || !form.what_happened.trim()) return
    setSends(true)
    setRefused(undefined)
    const { order_id, ...said } = form
    const body = {
      ...said,
      what_happened: form.what_happened.trim(),
      customer_id: customer,
      ...(order_id && { order_id }),
      ...(me().agent_id && { assignee: me().agent_id ?? null }),
    }
    const end = await openCase(body, say(cases.openedFor, { name, kind: say(caseKindNames[form.kind]) }))
    setSends(false)
    if ('refused' in end) return setRefused(end.refused)
    letGo()
    open('case', end.answer.case_id)
  }
  return (
    <Shown of={found} what={say(cases.customer)}>
      {(who) => (
        <form
          className={styles.case}
          onSubmit={(event: FormEvent) => {
            event.preventDefault()
            void send(nameOf(who))
          }}
        >
          <h3>{nameOf(who)}</h3>
          <CaseFields customer={customer} form={form} type={type} />
          {refused && <Refusal of={refused} />}
          <div className={styles.actions}>
            <Button kind="strong" type="submit" press="Ctrl ⏎" disabled={sends || !form.what_happened.trim()}>
              {say(sends ? saving.sends : cases.open)}
            </Button>
          </div>
          <SaveKey run={() => void send(nameOf(who))} />
        </form>
      )}
    </Shown>
  )
}
