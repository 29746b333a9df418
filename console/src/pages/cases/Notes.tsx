import { type FormEvent, useRef } from 'react'
import { useFormats } from '../../formats/formats'
import { useKeys } from '../../keys/keys'
import { useDraft } from '../../saving/drafts'
import { may } from '../../sign-in/me'
import { cases } from '../../texts/cases'
import { dialogs } from '../../texts/dialogs'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Field, TextArea } from '../../ui/Field'
import { SaveKey } from '../../ui/SaveKey'
import styles from './Cases.module.css'
import { usePersons } from './persons'
import { type Case, note } from './saving'

/** What the team wrote down meanwhile, newest first. */
export function Notes({ of }: { of: Case }) {
  const say = useSay()
  const { moment } = useFormats()
  const who = usePersons()
  const [text, type] = useDraft(`case.${of.case_id}.note`)
  const field = useRef<HTMLTextAreaElement>(null)
  useKeys([{ press: 'n', does: cases.note, run: () => field.current?.focus() }])
  const add = (event?: FormEvent) => {
    event?.preventDefault()
    if (!text.trim()) return field.current?.focus()
    void note(of, text.trim(), say(cases.noted, { name: of.customer_name ?? of.customer_id }))
    type('')
  }
  return (
    <section className={styles.part}>
      <h3>{say(cases.notes)}</h3>
      {may('POST /cases/{case_id}/notes') && (
        <form className={styles.form} onSubmit={add}>
          <Field label={say(cases.note)} hint={say(cases.noteAbout)}>
            <TextArea ref={field} rows={2} value={text} onChange={(event) => type(event.target.value)} />
          </Field>
          <div className={styles.actions}>
            <Button small type="submit" icon="plus">
              {say(dialogs.add)}
            </Button>
          </div>
          {text.trim() && <SaveKey run={() => add()} />}
        </form>
      )}
      {of.notes?.length ? (
        <ol className={styles.notes}>
          {of.notes.map((each) => (
            <li key={each.id}>
              <p className={styles.soft}>{[moment(each.at), who(each.by)].filter(Boolean).join(' · ')}</p>
              {each.text}
            </li>
          ))}
        </ol>
      ) : (
        <p className={styles.soft}>{say(cases.noNotes)}</p>
      )}
    </section>
  )
}
