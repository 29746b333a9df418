import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { checking } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { type Column, Table } from '../../ui/Table'
import styles from './wizard.module.css'

type Preview = Model['PreviewTold']
const COUNTS = ['audience', 'to_be_sent', 'deferred', 'suppressed'] as const
const NAMES = { audience: checking.audience, to_be_sent: checking.now, deferred: checking.later, suppressed: checking.not }

/** What the plan was when it was looked at, and what it is now. */
export function PlanMoved({ was, is }: { was: Preview; is: Preview }) {
  const say = useSay()
  const { number } = useFormats()
  const columns: Column<(typeof COUNTS)[number]>[] = [
    { name: say(checking.people), shows: (each) => say(NAMES[each]) },
    { name: say(checking.was), right: true, shows: (each) => number(was[each]) },
    { name: say(checking.is), right: true, shows: (each) => (was[each] === is[each] ? number(is[each]) : <b>{number(is[each])}</b>) },
  ]
  return (
    <div role="alert">
      <p className={styles.notice}>{say(checking.moved)}</p>
      <Table label={say(checking.moved)} columns={columns} rows={[...COUNTS]} id={(each) => each} />
    </div>
  )
}
