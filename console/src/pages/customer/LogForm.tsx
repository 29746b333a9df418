import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Refused } from '../../api/asking'
import { useFormats } from '../../formats/formats'
import { nameOf } from '../../formats/names'
import { useKeys } from '../../keys/keys'
import { useFormDraft } from '../../saving/drafts'
import { outcomeNames } from '../../texts/calls'
import { contacts, directionNames, kindNames } from '../../texts/contacts'
import { customer as texts } from '../../texts/customer'
import { dialogs } from '../../texts/dialogs'
import { type Text, useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field, Input, Select, TextArea } from '../../ui/Field'
import styles from './Customer.module.css'
import { type Contact, log } from './logging'
import { stopAll, type Whole } from './saving'

const EMPTY: Contact = { interaction_type: 'call', direction: 'outbound', outcome: '', details: '', follow_up_date: '' }

export function LogForm({ of }: { of: Whole }) {
  const say = useSay()
  const { dayAfter } = useFormats()
  const [params] = useSearchParams()
  const [form, type, letGo] = useFormDraft(`contact.${of.customer_id}`, EMPTY)
  const [problem, setProblem] = useState<Refused>()
  const field = useRef<HTMLTextAreaElement>(null)
  const asked = params.has('log')
  useEffect(() => {
    if (asked) field.current?.focus()
  }, [asked])

  const isNote = form.interaction_type === 'note'
  const finish = async (event?: FormEvent) => {
    event?.preventDefault()
    if (!form.details.trim() && !form.outcome) return field.current?.focus()
    letGo()
    setProblem(undefined)
    // What they asked for on the phone holds from here on, as after a call of the day.
    if (form.outcome === 'do_not_contact' && !isNote) stopAll(of, say(texts.stopped, { name: nameOf(of) }))
    const told = await log(of, form, say(contacts.logged, { name: nameOf(of), how: say(kindNames[form.interaction_type]) }))
    if (!('refused' in told)) return
    type(form)
    setProblem(told.refused)
  }
  useKeys([
    { press: 'ctrl+enter', does: dialogs.save, run: () => void finish(), whileTyping: true },
    { press: 'n', does: contacts.log, run: () => field.current?.focus() },
  ])
  const choices = <T extends string>(names: Record<T, Text>) =>
    (Object.keys(names) as T[]).map((each) => (
      <option key={each} value={each}>
        {say(names[each])}
      </option>
    ))
  return (
    <Card title={say(contacts.log)}>
      <form className={styles.form} onSubmit={(event) => void finish(event)}>
        <Field label={say(contacts.how)}>
          <Select
            value={form.interaction_type}
            onChange={(event) => type({ interaction_type: event.target.value as Contact['interaction_type'] })}
          >
            {choices(kindNames)}
          </Select>
        </Field>
        {!isNote && (
          <>
            <Field label={say(contacts.direction)}>
              <Select value={form.direction} onChange={(event) => type({ direction: event.target.value as Contact['direction'] })}>
                {choices(directionNames)}
              </Select>
            </Field>
            <Field label={say(contacts.outcome)}>
              <Select value={form.outcome} onChange={(event) => type({ outcome: event.target.value as Contact['outcome'] })}>
                <option value="">{say(contacts.noOutcome)}</option>
                {choices(outcomeNames)}
              </Select>
            </Field>
            <Field label={say(contacts.followUp)}>
              <Input
                type="date"
                min={dayAfter(1)}
                value={form.follow_up_date}
                onChange={(event) => type({ follow_up_date: event.target.value })}
              />
            </Field>
          </>
        )}
        <Field
          label={say(contacts.details)}
          hint={say(contacts.detailsAbout)}
          problem={problem && (problem.details[0]?.problem ?? problem.message)}
          className={styles.across}
        >
          <TextArea ref={field} rows={3} value={form.details} onChange={(event) => type({ details: event.target.value })} />
        </Field>
        <div className={`${styles.ends} ${styles.across}`}>
          <Button kind="strong" type="submit" press="Ctrl ⏎">
            {say(dialogs.save)}
          </Button>
        </div>
      </form>
    </Card>
  )
}
