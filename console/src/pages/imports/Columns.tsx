import type { Import } from '../../api/imports'
import { columnsOf } from '../../texts/imports'
import { useLanguage, useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Select } from '../../ui/Field'
import { Empty } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import { type Drafting, missing } from './draft'
import { useFieldNames } from './fields'
import styles from './imports.module.css'

const CELLS = 3

/** Each column with its first cells, and what they mean: as proposed, or as somebody knows better. */
export function Columns({ of, draft }: { of: Import; draft: Drafting }) {
  const say = useSay()
  const nameOf = useFieldNames(of)
  const shown = draft.options.repair ? (of.mended ?? of.sample) : of.sample
  const cells = (column: string) => [...new Set(shown?.map((row) => row[column] ?? '').filter(Boolean))].slice(0, CELLS)
  const either = new Intl.ListFormat(useLanguage(), { type: 'disjunction' })
  const wrong = missing(of, draft).map((choices) => either.format(choices.map(nameOf)))
  return (
    <Card title={say(columnsOf.title)} flush>
      {wrong.length > 0 && (
        <ul className={styles.troubles}>
          {wrong.map((field) => (
            <li key={field}>{say(columnsOf.says, { field })}</li>
          ))}
        </ul>
      )}
      {of.sheet.header.length === 0 ? (
        <Empty>{say(columnsOf.none)}</Empty>
      ) : (
        <Table
          label={say(columnsOf.title)}
          rows={of.sheet.header}
          id={(column) => column}
          columns={[
            {
              name: say(columnsOf.column),
              shows: (column) => (
                <span className={styles.cells}>
                  <b>{column}</b>
                  {cells(column).map((cell) => (
                    <span key={cell} title={cell}>
                      {cell}
                    </span>
                  ))}
                </span>
              ),
            },
            {
              name: say(columnsOf.means),
              shows: (column) => (
                <Select
                  className={styles.means}
                  aria-label={say(columnsOf.of, { column })}
                  value={draft.mapping[column] ?? ''}
                  onChange={(event) => draft.means(column, event.target.value)}
                >
                  <option value="">{say(columnsOf.leftOut)}</option>
                  {of.fields?.map((field) => (
                    <option key={field.name} value={field.name}>
                      {field.needed ? say(columnsOf.needed, { name: nameOf(field.name) }) : nameOf(field.name)}
                    </option>
                  ))}
                </Select>
              ),
            },
          ]}
        />
      )}
    </Card>
  )
}
