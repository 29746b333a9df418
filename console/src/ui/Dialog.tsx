import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Layer, useLayer } from '../keys/keys'
import { Notices } from '../saving/Notices'
import { dialogs } from '../texts/dialogs'
import { useSay } from '../texts/text'
import { Button } from './Button'
import styles from './Dialog.module.css'

interface Props {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  /** What can be done, the strongest last. */
  actions?: ReactNode
  wide?: boolean
  /** At the side, where the page behind stays in sight. */
  side?: boolean
}

/** Where something is to be typed, one begins there, and not at the button that closes. */
const FIRST = '[data-first], input:not([type=checkbox]), select, textarea'

/** The browser's own dialog: focus stays inside, Escape closes, and comes back to where one was. */
export function Dialog({ title, open, onClose, children, actions, wide, side }: Props) {
  const say = useSay()
  const here = useRef<HTMLDialogElement>(null)
  const name = useId()
  const layer = useLayer(open)
  useEffect(() => {
    if (open && !here.current?.open) {
      here.current?.showModal()
      here.current?.querySelector<HTMLElement>(FIRST)?.focus()
    }
    if (!open && here.current?.open) here.current.close()
  }, [open])
  if (!open) return null
  return (
    <dialog
      ref={here}
      className={`${styles.dialog} ${wide ? styles.wide : ''} ${side ? styles.side : ''}`}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => event.target === here.current && onClose()}
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <h2 id={name}>{title}</h2>
          <Button bare kind="quiet" icon="close" onClick={onClose}>
            {say(dialogs.close)}
          </Button>
        </header>
        <div className={styles.body}>
          <Layer value={layer}>{children}</Layer>
        </div>
        {actions && (
          <footer className={styles.actions}>
            <Layer value={layer}>{actions}</Layer>
          </footer>
        )}
      </div>
      {/* What stands behind an open dialog can neither be pressed nor is it read out. */}
      <Notices />
    </dialog>
  )
}
