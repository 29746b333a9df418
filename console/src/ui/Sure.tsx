import type { ReactNode } from 'react'
import { dialogs } from '../texts/dialogs'
import { useSay } from '../texts/text'
import { Button } from './Button'
import { Dialog } from './Dialog'

interface Props {
  title: string
  children: ReactNode
  /** What is done, by its name. */
  yes: string
  onYes: () => void
  onClose: () => void
}

/** Asked before what cannot be taken back, and nowhere else. */
export function Sure({ title, children, yes, onYes, onClose }: Props) {
  const say = useSay()
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say(dialogs.cancel)}</Button>
          <Button
            kind="danger"
            onClick={() => {
              onYes()
              onClose()
            }}
          >
            {yes}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  )
}
