import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Refused } from '../api/asking'
import type { Saved } from '../saving/saving'
import { dialogs } from '../texts/dialogs'
import { saving } from '../texts/saving'
import { useSay } from '../texts/text'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Refusal } from './Refusal'
import { SaveKey } from './SaveKey'

interface Props {
  title: string
  onClose: () => void
  /** Gone on leaving it by intent: what was typed is let go. */
  onCancel?: () => void
  /** Ends it when the shop has taken it; a refusal is shown here, so the save is asked with `refusedHere`. */
  onSave: () => Promise<Saved<unknown>>
  saveName?: string
  ready?: boolean
  wide?: boolean
  children: ReactNode
  /** At the other side of the buttons: taking it out. */
  aside?: ReactNode
}

/** A form that stays until it is saved: by its button, or by Ctrl+Enter from any of its fields. */
export function FormDialog({ title, onClose, onCancel, onSave, saveName, ready = true, wide, children, aside }: Props) {
  const say = useSay()
  const form = useId()
  const here = useRef(true)
  const [waits, setWaits] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const send = async () => {
    if (!ready || waits) return
    setWaits(true)
    setRefused(undefined)
    const end = await onSave()
    if (!here.current) return
    setWaits(false)
    // What stands against somebody else's work is decided in the list of what waits.
    if ('answer' in end || end.refused.status === 409) onClose()
    else setRefused(end.refused)
  }
  const cancel = () => {
    onCancel?.()
    onClose()
  }
  return (
    <Dialog
      title={title}
      open
      wide={wide}
      onClose={onClose}
      actions={
        <>
          {aside}
          <Button onClick={cancel}>{say(dialogs.cancel)}</Button>
          <Button kind="strong" type="submit" form={form} disabled={!ready || waits}>
            {waits ? say(saving.sends) : (saveName ?? say(dialogs.save))}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {children}
      </form>
      <SaveKey run={() => void send()} />
      {refused && <Refusal of={refused} />}
    </Dialog>
  )
}
