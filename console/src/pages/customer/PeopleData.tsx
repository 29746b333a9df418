/** What is asked once more before it is done with a person's data. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { nameOf } from '../../formats/names'
import { useDraft } from '../../saving/drafts'
import { dialogs } from '../../texts/dialogs'
import { eraseReasonNames, privacy } from '../../texts/privacy'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field, Input, Select, TextArea } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import { Failed } from '../../ui/Shown'
import styles from './Customer.module.css'
import { erase, exportAll, hold, type Reason } from './people-data'
import type { Whole } from './saving'

interface Props {
  of: Whole
  onClose: () => void
}

export function ExportAll({ of, onClose }: Props) {
  const say = useSay()
  const [state, setState] = useState<'asked' | 'going' | 'done' | Error>('asked')
  const take = () => {
    setState('going')
    exportAll(of).then(
      () => setState('done'),
      (trouble: Error) => setState(trouble),
    )
  }
  return (
    <Dialog
      title={say(privacy.exportAll)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say(state === 'done' ? dialogs.close : dialogs.cancel)}</Button>
          {state !== 'done' && (
            <Button kind="strong" disabled={state === 'going'} onClick={take}>
              {say(state === 'going' ? privacy.exporting : privacy.download)}
            </Button>
          )}
        </>
      }
    >
      {state === 'done' ? <p role="status">{say(privacy.exported)}</p> : <p>{say(privacy.exportAbout, { name: nameOf(of) })}</p>}
      {state instanceof Error && <Failed trouble={state} what={say(privacy.thisExport)} />}
    </Dialog>
  )
}

export function Erase({ of, onClose }: Props) {
  const say = useSay()
  const go = useNavigate()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState<Reason>('asked_by_the_person')
  const leave = async () => {
    const end = await erase(of, reason, say(privacy.erased))
    if ('answer' in end) void go('/admin/customers/cdm')
    return end
  }
  return (
    <FormDialog title={say(privacy.erase)} saveName={say(privacy.erase)} ready={typed.trim() === of.customer_id} onClose={onClose} onSave={leave}>
      <div className={styles.action}>
        <p>{say(privacy.eraseAtOnce)}</p>
        <p>{say(privacy.eraseStays)}</p>
        <Field label={say(privacy.eraseWhy)}>
          <Select value={reason} onChange={(event) => setReason(event.target.value as Reason)}>
            {(Object.keys(eraseReasonNames) as Reason[]).map((each) => (
              <option key={each} value={each}>
                {say(eraseReasonNames[each])}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say(privacy.eraseType, { id: of.customer_id })}>
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      </div>
    </FormDialog>
  )
}

export function Hold({ of, onClose }: Props) {
  const say = useSay()
  const name = nameOf(of)
  const on = !of.legal_hold
  const [reason, type] = useDraft(`hold.${of.customer_id}`)
  const decide = async () => {
    const end = await hold(of, on, reason.trim(), say(on ? privacy.heldNow : privacy.released, { name }))
    if ('answer' in end) type('')
    return end
  }
  const title = say(on ? privacy.hold : privacy.release)
  return (
    <FormDialog title={title} saveName={title} ready={reason.trim() !== ''} onClose={onClose} onCancel={() => type('')} onSave={decide}>
      <div className={styles.action}>
        <p>{say(on ? privacy.holdAbout : privacy.releaseAbout, { name })}</p>
        <Field label={say(on ? privacy.holdWhy : privacy.releaseWhy)}>
          <TextArea rows={2} value={reason} onChange={(event) => type(event.target.value)} />
        </Field>
      </div>
    </FormDialog>
  )
}
