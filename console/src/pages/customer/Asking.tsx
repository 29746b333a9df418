/** What is asked once more before it is done. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { nameOf } from '../../formats/names'
import { customer as texts } from '../../texts/customer'
import { dialogs } from '../../texts/dialogs'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field, Input } from '../../ui/Field'
import { remove, stopAll, type Whole } from './saving'

interface Props {
  of: Whole
  onClose: () => void
}

export function StopAll({ of, onClose }: Props) {
  const say = useSay()
  const name = nameOf(of)
  const stop = () => {
    stopAll(of, say(texts.stopped, { name }))
    onClose()
  }
  return (
    <Dialog
      title={say(texts.stop)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say(dialogs.cancel)}</Button>
          <Button kind="danger" onClick={stop}>
            {say(texts.stopSure)}
          </Button>
        </>
      }
    >
      <p>{say(texts.stopAsk, { name })}</p>
    </Dialog>
  )
}

export function RemoveCustomer({ of, onClose }: Props) {
  const say = useSay()
  const go = useNavigate()
  const [typed, setTyped] = useState('')
  const name = nameOf(of)
  const leave = () => {
    void remove(of, say(texts.removed, { name }))
    onClose()
    void go('/admin/customers/cdm')
  }
  return (
    <Dialog
      title={say(texts.remove)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say(dialogs.cancel)}</Button>
          <Button kind="danger" disabled={typed.trim() !== name} onClick={leave}>
            {say(texts.remove)}
          </Button>
        </>
      }
    >
      <p>{say(texts.removeAsk, { name })}</p>
      <Field label={say(texts.removeType, { name })}>
        <Input value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Field>
    </Dialog>
  )
}
