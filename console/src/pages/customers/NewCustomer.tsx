import { type FormEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Refused } from '../../api/asking'
import { useRead } from '../../api/reading'
import { useSettled } from '../../api/settled'
import { nameOf } from '../../formats/names'
import { asPhone } from '../../formats/phones'
import { useDraft } from '../../saving/drafts'
import { may } from '../../sign-in/me'
import { newCustomer } from '../../texts/customer-list'
import { channelNames, customerWords } from '../../texts/customers'
import { dialogs } from '../../texts/dialogs'
import { type Text, useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Check, Field, Input, Select, TextArea } from '../../ui/Field'
import { SaveKey } from '../../ui/SaveKey'
import { type Channel, make, type Typed } from './making'
import styles from './Customers.module.css'

const ASKED: Channel[] = ['call', 'whatsapp', 'sms', 'email']
const FIELDS: [name: keyof Typed & string, text: Text, type?: string][] = [
  ['first_name', newCustomer.firstName],
  ['last_name', newCustomer.lastName],
  ['phone', customerWords.phone, 'tel'],
  ['company_name', newCustomer.company],
  ['district', customerWords.district],
  ['date_of_birth', customerWords.birthday, 'date'],
]

export function NewCustomer({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const go = useNavigate()
  const [draft, keep] = useDraft('customer.new')
  const [problem, setProblem] = useState<Refused>()
  const [unnamed, setUnnamed] = useState(false)
  const [sending, setSending] = useState(false)
  const typed: Typed = draft ? (JSON.parse(draft) as Typed) : {}
  const type = (changed: Typed) => {
    const next = Object.entries({ ...typed, ...changed }).filter(([, value]) => value && value.length > 0)
    keep(next.length ? JSON.stringify(Object.fromEntries(next)) : '')
  }
  const nobody = !typed.first_name && !typed.last_name && !typed.company_name
  const wrong = (field: string) => problem?.details.find((each) => each.field === field)?.problem

  const finish = async (event?: FormEvent) => {
    event?.preventDefault()
    if (sending) return
    if (nobody) return setUnnamed(true)
    setSending(true)
    const told = await make(typed, say)
    setSending(false)
    if ('refused' in told) return setProblem(told.refused)
    keep('')
    onClose()
    void go(`/admin/customers/${told.answer.customer_id}`)
  }

  return (
    <Dialog
      title={say(newCustomer.title)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say(dialogs.cancel)}</Button>
          <Button kind="strong" press="Ctrl ⏎" disabled={sending} onClick={() => void finish()}>
            {say(dialogs.save)}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={(event) => void finish(event)}>
        <SaveKey run={() => void finish()} />
        {FIELDS.map(([name, text, kind]) => (
          <Field
            key={name}
            label={say(text)}
            hint={name === 'phone' && say(newCustomer.phoneAbout)}
            problem={wrong(name) ?? (name === 'first_name' && unnamed && nobody && say(newCustomer.needsName))}
          >
            <Input
              type={kind ?? 'text'}
              autoFocus={name === 'first_name'}
              value={(typed[name] as string | undefined) ?? ''}
              onChange={(event) => type({ [name]: event.target.value })}
            />
          </Field>
        ))}
        {typed.phone && <KnownBy phone={typed.phone} />}
        <Field label={say(customerWords.address)} problem={wrong('address')} className={styles.across}>
          <TextArea rows={2} value={typed.address ?? ''} onChange={(event) => type({ address: event.target.value })} />
        </Field>
        <Field label={say(customerWords.language)}>
          <Select value={typed.language ?? ''} onChange={(event) => type({ language: event.target.value as Typed['language'] })}>
            <option value="">{say(newCustomer.notSaid)}</option>
            <option value="bn">{say(newCustomer.bangla)}</option>
            <option value="en">{say(newCustomer.english)}</option>
          </Select>
        </Field>
        <fieldset className={styles.allows}>
          <legend>{say(newCustomer.allows)}</legend>
          {ASKED.map((channel) => (
            <Check
              key={channel}
              label={say(channelNames[channel])}
              checked={typed.allows?.includes(channel) ?? false}
              onChange={(event) =>
                type({ allows: [...(typed.allows ?? []).filter((each) => each !== channel), ...(event.target.checked ? [channel] : [])] })
              }
            />
          ))}
        </fieldset>
        {problem && problem.details.length === 0 && (
          <p role="alert" className={`${styles.across} ${styles.known}`}>
            {problem.message}
          </p>
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

/** Who has this number already, by name, before there are two of them. */
function KnownBy({ phone }: { phone: string }) {
  const say = useSay()
  const number = asPhone(useSettled(phone))
  const found = useRead('/cdm/lookup', { query: { phone: number ?? '' }, when: number !== undefined && may('GET /cdm/lookup') })
  if (!number || !found.data?.length) return null
  return (
    <div className={`${styles.known} ${styles.across}`} role="status">
      <p>{say(newCustomer.shareNumber)}</p>
      <ul>
        {found.data.map((each) => (
          <li key={each.customer_id}>
            <Link to={`/admin/customers/${each.customer_id}`}>{nameOf(each)}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
