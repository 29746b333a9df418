import { type Import, ROWS } from '../../api/imports'
import { usePages } from '../../api/reading'
import type { Model } from '../../api/words'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { outcomeNames, outcomes } from '../../texts/imports'
import { useSay } from '../../texts/text'
import { Badge, type Tone } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import type { Outcome } from './Counts'
import { useFieldNames } from './fields'
import styles from './imports.module.css'
import { useTroubleSaid } from './words'

type Row = Model['RowTold']

const A_PAGE = 50
const TONES: Partial<Record<Outcome, Tone>> = { created: 'good', changed: 'accent', refused: 'bad', ambiguous: 'warn', kept: 'warn' }

interface Props {
  of: Import
  /** Nothing has happened yet: what would be new is not there to be opened. */
  trial: boolean
  chosen: Outcome | undefined
  choose: (outcome: Outcome | undefined) => void
}

export function Rows({ of, trial, chosen, choose }: Props) {
  const say = useSay()
  const { number } = useFormats()
  const found = usePages(ROWS, { names: { import_id: of.import_id }, query: { outcome: chosen, limit: A_PAGE } })
  const all = chosen && (
    <Button small icon="close" onClick={() => choose(undefined)}>
      {say(outcomes.showAll)}
    </Button>
  )
  return (
    <Card title={chosen ? say(outcomeNames[chosen]) : say(outcomes.filter)} actions={all} flush>
      <Shown of={{ ...found, data: found.rows }} what={say(outcomes.rows)} skeleton={<Skeleton lines={8} height="1.75rem" />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty action={all}>{say(outcomes.none)}</Empty>
          ) : (
            <>
              <Table<Row>
                label={say(outcomes.filter)}
                rows={rows}
                id={(row) => `${row.row}`}
                keys
                columns={[
                  { name: say(outcomes.row), shows: (row) => <span className={styles.rowNumber}>{number(row.row)}</span> },
                  { name: say(outcomes.outcome), shows: (row) => <Badge tone={TONES[row.outcome] ?? 'calm'}>{say(outcomeNames[row.outcome])}</Badge> },
                  { name: say(outcomes.about), shows: (row) => <About row={row} of={of} trial={trial} /> },
                ]}
              />
              <More of={found} />
            </>
          )
        }
      </Shown>
    </Card>
  )
}

function About({ row, of, trial }: { row: Row; of: Import; trial: boolean }) {
  const say = useSay()
  const { open } = useOpening()
  const nameOf = useFieldNames(of)
  const troubleSaid = useTroubleSaid()
  const fields = row.fields?.map(nameOf).join(', ')
  const [kind, id] = row.record?.split(':') ?? []
  const there = row.outcome !== 'taken_back' && !(trial && row.outcome === 'created')
  return (
    <span className={styles.lines}>
      {row.problems?.map((each) => (
        <span key={each.field + each.code}>
          {each.field && <b>{nameOf(each.field)}: </b>}
          {troubleSaid(each.code, each.said)}
        </span>
      ))}
      {fields && <span>{row.outcome === 'kept' ? say(outcomes.stays, { fields }) : fields}</span>}
      {there && kind && id && (
        <span>
          <button type="button" className={styles.link} onClick={() => open(kind, id)}>
            {say(outcomes.open)}
          </button>
        </span>
      )}
    </span>
  )
}
