/** What a page shows of something it has asked for: its shape, then the thing, or what went wrong and since when. */
import { type ReactNode, useEffect, useState } from 'react'
import { Refused, Unreached } from '../api/asking'
import { useFormats } from '../formats/formats'
import { states } from '../texts/states'
import { useSay } from '../texts/text'
import { Button } from './Button'
import { Icon } from './Icon'
import styles from './Shown.module.css'

export interface Asking<T> {
  data: T | undefined
  error: Error | null
  isPending: boolean
  dataUpdatedAt: number
  refetch: () => unknown
}

interface Props<T> {
  of: Asking<T>
  /** A skeleton in the layout of what comes. */
  skeleton?: ReactNode
  /** What failed, in the middle of a sentence's place: "the list of orders". */
  what?: string
  children: (data: T) => ReactNode
}

export function Shown<T>({ of, skeleton, what, children }: Props<T>) {
  const say = useSay()
  if (of.data !== undefined) {
    return (
      <>
        {of.error && <Stale since={of.dataUpdatedAt} again={of.refetch} />}
        {children(of.data)}
      </>
    )
  }
  if (of.error) return <Failed trouble={of.error} what={what ?? say(states.this)} again={of.refetch} />
  return of.isPending ? <Soon>{skeleton ?? <Skeleton lines={4} />}</Soon> : null
}

/** A quick answer is not preceded by a flicker. */
function Soon({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return <div style={late ? undefined : { visibility: 'hidden' }}>{children}</div>
}

export function Skeleton({ lines, height }: { lines: number; height?: string }) {
  const say = useSay()
  return (
    <div className={styles.skeleton} data-skeleton role="status" aria-label={say(states.loading)}>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} style={{ width: `${92 - ((at * 17) % 40)}%`, height }} />
      ))}
    </div>
  )
}

export function Failed({ trouble, what, again }: { trouble: Error; what: string; again?: () => unknown }) {
  const say = useSay()
  const request = trouble instanceof Refused || trouble instanceof Unreached ? trouble.requestId : ''
  const why = trouble instanceof Refused ? trouble.message : say(states.unreached)
  return (
    <div className={styles.failed} role="alert">
      <Icon name="warning" />
      <div>
        <p>{say(states.failed, { what })}</p>
        <p className={styles.why}>{why}</p>
        {request && <p className={styles.why}>{say(states.request, { request })}</p>}
      </div>
      {again && (
        <Button small onClick={() => again()}>
          {say(states.again)}
        </Button>
      )}
    </div>
  )
}

function Stale({ since, again }: { since: number; again: () => unknown }) {
  const say = useSay()
  const { ago } = useFormats()
  return (
    <p className={styles.stale} role="status">
      <Icon name="clock" size={14} /> {say(states.stale, { since: ago(new Date(since).toISOString()) })}
      <Button small kind="quiet" onClick={() => again()}>
        {say(states.again)}
      </Button>
    </p>
  )
}

/** Why there is nothing, in one sentence, with one thing to do about it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {action}
    </div>
  )
}
