import { type FormEvent, useState } from 'react'
import type { Refused } from '../../api/asking'
import { useFormDraft } from '../../saving/drafts'
import { customerWords } from '../../texts/customers'
import { family as texts, relationshipNames } from '../../texts/customer'
import { dialogs } from '../../texts/dialogs'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field, Input, Select, TextArea } from '../../ui/Field'
import { SaveKey } from '../../ui/SaveKey'
import styles from './Customer.module.css'
import { add, change, fieldsOf, type Member, type MemberFields } from './members'
import type { Whole } from './saving'

type Relationship = keyof typeof relationshipNames

export function MemberForm({ of, member, onClose }: { of: Whole; member: Member | undefined; onClose: () => void }) {
  const say = useSay()
  const empty: MemberFields = { name: '', relationship: 'spouse' }
  const [form, type, letGo] = useFormDraft(`family.${member?.id ?? of.customer_id}`, member ? fieldsOf(member) : empty)
  const [problem, setProblem] = useState<Refused>()
  const [sending, setSending] = useState(false)
  const wrong = (field: string) => problem?.details.find((each) => each.field === field)?.problem

  const finish = async (event?: FormEvent) => {
    event?.preventDefault()
    if (sending || !form.name.trim()) return
    setSending(true)
    const said = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value || undefined])) as unknown as MemberFields
    const told = await (member
      ? change(member, said, say(texts.changed, { name: form.name }))
      : add(of.customer_id, said, say(texts.added, { name: form.name })))
    setSending(false)
    if ('refused' in told && told.refused.status !== 409) return setProblem(told.refused)
    letGo()
    onClose()
  }

  const text = (name: 'name' | 'phone' | 'date_of_birth', label: string, kind: string) => (
    <Field label={label} problem={wrong(name)}>
      <Input type={kind} required={name === 'name'} value={form[name] ?? ''} onChange={(event) => type({ [name]: event.target.value })} />
    </Field>
  )
  return (
    <Dialog
      title={say(member ? texts.editOf : texts.add, { name: member?.name ?? '' })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say(dialogs.cancel)}</Button>
          <Button kind="strong" press="Ctrl ⏎" disabled={sending || !form.name.trim()} onClick={() => void finish()}>
            {say(dialogs.save)}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={(event) => void finish(event)}>
        <SaveKey run={() => void finish()} />
        {text('name', say(texts.name), 'text')}
        <Field label={say(texts.relationship)}>
          <Select value={form.relationship} onChange={(event) => type({ relationship: event.target.value as Relationship })}>
            {(Object.keys(relationshipNames) as Relationship[]).map((each) => (
              <option key={each} value={each}>
                {say(relationshipNames[each])}
              </option>
            ))}
          </Select>
        </Field>
        {text('date_of_birth', say(customerWords.birthday), 'date')}
        {text('phone', say(customerWords.phone), 'tel')}
        <Field label={say(customerWords.notes)} problem={wrong('notes')} className={styles.across}>
          <TextArea rows={2} value={form.notes ?? ''} onChange={(event) => type({ notes: event.target.value })} />
        </Field>
        {problem && problem.details.length === 0 && <p role="alert">{problem.message}</p>}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
