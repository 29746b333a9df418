import { useFormats } from '../../formats/formats'
import { outcomeNames, outcomes } from '../../texts/imports'
import { useSay } from '../../texts/text'
import { Bars, type Part } from '../../ui/Progress'
import styles from './imports.module.css'

export type Outcome = keyof typeof outcomeNames

export const OUTCOMES = Object.keys(outcomeNames) as Outcome[]
const WITH = ['orders', 'customers', 'customers_kept'] as const
const TONES: Record<Outcome, Part['tone']> = {
  created: 'good',
  changed: 'accent',
  unchanged: 'calm',
  refused: 'bad',
  ambiguous: 'warn',
  taken_back: 'calm',
  kept: 'warn',
}

/** Rows by what becomes of them; each leads to its rows. */
export function Counts({ counts, onOpen }: { counts: Record<string, number>; onOpen?: (outcome: Outcome) => void }) {
  const say = useSay()
  const { number } = useFormats()
  const parts = OUTCOMES.filter((each) => counts[each]).map((each) => ({
    name: say(outcomeNames[each]),
    count: counts[each] ?? 0,
    shown: number(counts[each] ?? 0),
    tone: TONES[each],
    onOpen: onOpen && (() => onOpen(each)),
  }))
  const more = WITH.filter((each) => counts[each]).map((each) => say(outcomes[each], { n: number(counts[each] ?? 0) }))
  return (
    <>
      <Bars parts={parts} whole={parts.reduce((sum, part) => sum + part.count, 0)} />
      {more.length > 0 && <p className={styles.soft}>{say(outcomes.with, { what: more.join(', ') })}</p>}
    </>
  )
}
