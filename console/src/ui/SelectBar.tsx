import type { ReactNode } from 'react'
import { useFormats } from '../formats/formats'
import { selecting as texts } from '../texts/selecting'
import { useSay } from '../texts/text'
import { Button } from './Button'
import type { Selecting } from './selecting'
import styles from './SelectBar.module.css'

/** Stays in sight while something is selected: how much, and what can be done with it. */
export function SelectBar({ of, children }: { of: Selecting; children: ReactNode }) {
  const say = useSay()
  const { number } = useFormats()
  if (of.chosen.length === 0) return null
  return (
    <div className={styles.bar} role="group" aria-label={say(texts.bar)}>
      <b role="status">{say(texts.chosen, { n: number(of.chosen.length) })}</b>
      {of.chosen.length < of.shown.length && (
        <Button small kind="quiet" onClick={of.all}>
          {say(texts.all, { n: number(of.shown.length) })}
        </Button>
      )}
      <Button small kind="quiet" press="Esc" onClick={of.clear}>
        {say(texts.clear)}
      </Button>
      <div className={styles.actions}>{children}</div>
    </div>
  )
}
