import { usePages, useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { useKeys } from '../../keys/keys'
import { may, me } from '../../sign-in/me'
import { cases } from '../../texts/cases'
import { type Text, useSay } from '../../texts/text'
import { CaseClock, CaseKind, CasePriority, CaseStatus } from '../../ui/case-words'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Page } from '../../ui/Page'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { type Column, Table } from '../../ui/Table'
import { useAsked } from './asked'
import styles from './Cases.module.css'
import { Filters } from './Filters'
import type { Case } from './saving'

const A_PAGE = 100
const EVERY = 30_000

/** What is to be settled, the overdue first; each opens beside the list. */
export function Queue({ name, kinds }: { name: Text; kinds: Case['kind'][] }) {
  const say = useSay()
  const { number } = useFormats()
  const { open } = useOpening()
  const { asked, ask } = useAsked(kinds)
  const found = usePages('/cases', { query: { ...asked, limit: A_PAGE }, every: EVERY })
  const counted = useRead('/cases/summary', { every: EVERY })
  const counts = countsOf(counted.data, kinds)
  const columns = useColumns()
  const opens = may('POST /cases')
  const fresh = () => open('new-case', '')
  useKeys([{ press: 'n', does: cases.fresh, run: fresh }], opens)
  return (
    <Page
      title={say(name)}
      about={counts && say(cases.about, { n: number(kinds.reduce((sum, kind) => sum + (counts.by_kind[kind] ?? 0), 0)) })}
      actions={
        opens && (
          <Button kind="strong" icon="plus" press="N" onClick={fresh}>
            {say(cases.fresh)}
          </Button>
        )
      }
    >
      <Filters kinds={kinds} counts={counts} asked={asked} ask={ask} />
      <Card flush>
        <Shown of={{ ...found, data: found.rows?.filter((row) => kinds.includes(row.kind)) }} what={say(cases.list)} skeleton={<Skeleton lines={10} height="2rem" />}>
          {(rows) => (
            <>
              {rows.length > 0 ? (
                <Table label={say(name)} columns={columns} rows={rows} id={(row) => row.case_id} open={(row) => open('case', row.case_id)} keys />
              ) : (
                !found.hasNextPage && (
                  <Empty
                    action={
                      Object.values(asked).some(Boolean) && (
                        <Button icon="close" onClick={() => ask({ kind: '', status: '', assignee: '', due: '' })}>
                          {say(cases.showAll)}
                        </Button>
                      )
                    }
                  >
                    {say(cases.none)}
                  </Empty>
                )
              )}
              <More of={found} />
            </>
          )}
        </Shown>
      </Card>
    </Page>
  )
}

type Counts = NonNullable<ReturnType<typeof useRead<'/cases/summary'>>['data']>

/** Sums over all kinds say nothing on a page that shows some of them; who only delivers is told of no others. */
function countsOf(counts: Counts | undefined, kinds: Case['kind'][]): (Pick<Counts, 'by_kind'> & Partial<Counts>) | undefined {
  if (!counts) return undefined
  const delivers = me().roles.every((role) => role === 'delivery_coordinator')
  const others = Object.keys(counts.by_kind).some((kind) => !kinds.includes(kind as Case['kind']))
  return others && !delivers ? { by_kind: counts.by_kind } : counts
}

function useColumns(): Column<Case>[] {
  const say = useSay()
  const { open } = useOpening()
  return [
    {
      name: say(cases.customer),
      shows: (row) => (
        <div className={styles.row}>
          <button type="button" className={styles.name} onClick={() => open('case', row.case_id)}>
            {row.customer_name ?? row.customer_phone ?? row.customer_id}
          </button>
          <small>{row.what_happened}</small>
        </div>
      ),
    },
    {
      name: say(cases.clock),
      shows: (row) => (
        <span className={styles.clock}>
          <CaseClock of={row} />
          <span className={styles.narrowOnly}>
            <CaseKind of={row} />
          </span>
        </span>
      ),
    },
    { name: say(cases.kind), wide: true, shows: (row) => <CaseKind of={row} /> },
    { name: say(cases.priority), wide: true, shows: (row) => <CasePriority is={row.priority} /> },
    { name: say(cases.status), wide: true, shows: (row) => <CaseStatus is={row.status} /> },
    { name: say(cases.assignee), wide: true, shows: (row) => row.assignee_name ?? row.assignee ?? <span className={styles.soft}>{say(cases.nobody)}</span> },
  ]
}
