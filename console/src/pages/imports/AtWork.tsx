import type { Import } from '../../api/imports'
import { useFormats } from '../../formats/formats'
import { importStates, steps } from '../../texts/imports'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Progress } from '../../ui/Progress'
import { Counts } from './Counts'
import styles from './imports.module.css'

/** How far the shop has come with it, by the second. */
export function AtWork({ of }: { of: Import }) {
  const say = useSay()
  const { number } = useFormats()
  const { slices, done = 0, counts = {} } = of.progress ?? {}
  return (
    <Card title={say(importStates[of.status])}>
      <div className={styles.working} role="status">
        <Progress share={slices ? done / slices : 0} label={say(importStates[of.status])} />
        <p className={styles.soft}>{slices ? say(steps.far, { n: number(done), all: number(slices) }) : say(steps.sorting)}</p>
        <Counts counts={counts} />
      </div>
    </Card>
  )
}
