import { type ReactNode, useId, useState } from 'react'
import { useFormats } from '../../formats/formats'
import { useDraft } from '../../saving/drafts'
import { dialogs } from '../../texts/dialogs'
import { handing } from '../../texts/handing'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field, Input, TextArea } from '../../ui/Field'
import { SaveKey } from '../../ui/SaveKey'
import styles from './TodaysCalls.module.css'

interface Props {
  count: number
  onClose: () => void
  onChoose: (said: string) => void
}

/** An open call holds back every other one to its customer: the shop puts nobody off for longer. */
const FURTHEST = 31
const LONGEST_NOTE = 4000

export function DayDialog({ count, onClose, onChoose }: Props) {
  const say = useSay()
  const { dayAfter, number } = useFormats()
  const [first, last] = [dayAfter(1), dayAfter(FURTHEST)]
  const [day, setDay] = useState(first)
  return (
    <Asking
      title={say(handing.dayTitle, { n: number(count) })}
      about={say(handing.dayAbout)}
      saveName={say(handing.move)}
      ready={first <= day && day <= last}
      onClose={onClose}
      onSave={() => onChoose(day)}
    >
      <Field label={say(handing.day)}>
        <Input type="date" value={day} min={first} max={last} onChange={(event) => setDay(event.target.value)} />
      </Field>
    </Asking>
  )
}

export function SkipDialog({ count, onClose, onChoose }: Props) {
  const say = useSay()
  const { number } = useFormats()
  const [note, type] = useDraft('skip-many')
  const send = () => {
    onChoose(note.trim())
    type('')
  }
  return (
    <Asking
      title={say(handing.skipTitle, { n: number(count) })}
      about={say(handing.skipAbout)}
      saveName={say(handing.skip)}
      ready
      onClose={onClose}
      onSave={send}
    >
      <Field label={say(handing.note)}>
        <TextArea value={note} maxLength={LONGEST_NOTE} onChange={(event) => type(event.target.value)} />
      </Field>
    </Asking>
  )
}

interface AskingProps {
  title: string
  about: string
  saveName: string
  ready: boolean
  onClose: () => void
  onSave: () => void
  children: ReactNode
}

/** Closed at once: how far it is and what was refused is told on the page. */
function Asking({ title, about, saveName, ready, onClose, onSave, children }: AskingProps) {
  const say = useSay()
  const form = useId()
  const send = () => {
    if (!ready) return
    onClose()
    onSave()
  }
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <SaveKey run={send} />
          <Button onClick={onClose}>{say(dialogs.cancel)}</Button>
          <Button kind="strong" type="submit" form={form} disabled={!ready}>
            {saveName}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {children}
        <p className={styles.soft}>{about}</p>
      </form>
    </Dialog>
  )
}
