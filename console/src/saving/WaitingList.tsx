import { useEffect, useState, useSyncExternalStore } from 'react'
import { saving } from '../texts/saving'
import { shell } from '../texts/shell'
import { useSay } from '../texts/text'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Empty } from '../ui/Shown'
import { letGo, tryAgain, useDeciding, useWaiting } from './saving'
import type { Waiting } from './waiting'
import styles from './WaitingList.module.css'

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener)
      addEventListener('offline', listener)
      return () => {
        removeEventListener('online', listener)
        removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine,
  )
}

/** Says nothing while all is well; a save that ends at once is not worth a flicker either. */
export function WaitingButton() {
  const say = useSay()
  const online = useOnline()
  const waiting = useWaiting()
  const [open, setOpen] = useState(false)
  const [late, setLate] = useState(false)
  const some = waiting.length > 0
  const troubled = waiting.filter((each) => each.state === 'failed' || each.state === 'conflict').length
  useEffect(() => {
    const timer = setTimeout(() => setLate(some), some ? 600 : 0)
    return () => clearTimeout(timer)
  }, [some])
  useEffect(() => {
    // Opens by itself for what needs a decision, and closes with the last one made.
    setOpen(troubled > 0)
  }, [troubled])
  const counted = troubled ? say(shell.troubled, { n: troubled }) : say(shell.waiting, { n: waiting.length })
  return (
    <>
      {(!online || (some && late) || troubled > 0) && (
        <Button
          small
          kind={troubled ? 'danger' : 'plain'}
          icon={online ? (troubled ? 'warning' : 'clock') : 'offline'}
          onClick={() => setOpen(true)}
        >
          {[!online && say(shell.offline), some && counted].filter(Boolean).join(' · ')}
        </Button>
      )}
      <Dialog title={say(saving.title)} open={open} onClose={() => setOpen(false)} wide={troubled > 0}>
        {some ? (
          <ul className={styles.list}>
            {waiting.map((each) => (
              <li key={each.id}>
                <OneWaiting of={each} />
              </li>
            ))}
          </ul>
        ) : (
          <Empty>{say(saving.none)}</Empty>
        )}
      </Dialog>
    </>
  )
}

function OneWaiting({ of }: { of: Waiting }) {
  const say = useSay()
  const { mine, theirs } = useDeciding()
  if (of.state === 'conflict') {
    return (
      <article className={styles.troubled}>
        <h3>{of.label}</h3>
        <p>{say(saving.conflict)}</p>
        <Compared mine={of.body} theirs={inside(of.problem?.current)} />
        <div className={styles.actions}>
          <Button onClick={() => theirs(of)}>{say(saving.keepTheirs)}</Button>
          <Button kind="strong" onClick={() => mine(of)}>
            {say(saving.keepMine)}
          </Button>
        </div>
      </article>
    )
  }
  if (of.state === 'failed') {
    return (
      <article className={styles.troubled}>
        <h3>{of.label}</h3>
        <p>{say(saving.failed, { why: of.problem?.message ?? '' })}</p>
        {of.problem?.details.map((detail) => (
          <p key={detail.field}>
            {detail.field}: {detail.problem}
          </p>
        ))}
        <div className={styles.actions}>
          <Button onClick={() => letGo(of)}>{say(saving.letGo)}</Button>
          <Button kind="strong" onClick={() => tryAgain(of)}>
            {say(saving.retry)}
          </Button>
        </div>
      </article>
    )
  }
  return (
    <p className={styles.waits}>
      <b>{of.label}</b> {say(of.state === 'sending' ? saving.sends : saving.waits)}
    </p>
  )
}

/** A section of the settings has its values one step further in. */
function inside(current: unknown): unknown {
  return (current as { settings?: unknown } | undefined)?.settings ?? current
}

/** Field by field, and only those that differ. */
function Compared({ mine, theirs }: { mine: unknown; theirs: unknown }) {
  const say = useSay()
  const [ours, others] = [mine, theirs].map((each) => (each ?? {}) as Record<string, unknown>)
  const fields = Object.keys(ours ?? {}).filter((name) => shown(ours?.[name]) !== shown(others?.[name]))
  return (
    <table className={styles.compared}>
      <thead>
        <tr>
          <th scope="col">{say(saving.field)}</th>
          <th scope="col">{say(saving.yours)}</th>
          <th scope="col">{say(saving.theirs)}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((name) => (
          <tr key={name}>
            <th scope="row">{name.replaceAll('_', ' ')}</th>
            <td>{shown(ours?.[name])}</td>
            <td>{shown(others?.[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
