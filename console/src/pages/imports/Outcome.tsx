import { useSearchParams } from 'react-router'
import type { Import } from '../../api/imports'
import { outcomes } from '../../texts/imports'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Counts, type Outcome as Word, OUTCOMES } from './Counts'
import styles from './imports.module.css'
import { Rows } from './Rows'

/** What would become of each row, or has: counted, and row by row. */
export function Outcome({ of, trial }: { of: Import; trial: boolean }) {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const counts = of.progress?.counts ?? {}
  // What was looked at before may be nothing any more.
  const chosen = OUTCOMES.find((each) => each === params.get('outcome') && counts[each])
  const choose = (outcome: Word | undefined) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      if (outcome) next.set('outcome', outcome)
      else next.delete('outcome')
      return next
    })
  return (
    <div className={styles.stack}>
      <Card title={say(trial ? outcomes.would : outcomes.was)}>
        <Counts counts={counts} onOpen={choose} />
      </Card>
      <Rows of={of} trial={trial} chosen={chosen} choose={choose} />
    </div>
  )
}
