import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useKeys } from '../keys/keys'
import { keyTexts } from '../texts/keys'
import { SelectAll, SelectCell } from './SelectBox'
import type { Selecting } from './selecting'
import styles from './Table.module.css'

export interface Column<T> {
  name: string
  shows: (row: T) => ReactNode
  /** Figures stand at the right, under one another. */
  right?: boolean
  /** Left out where the screen is narrow; the first column never is. */
  wide?: boolean
  /** Pressed to sort by it. */
  onSort?: () => void
  sorted?: 'up' | 'down'
}

interface Props<T> {
  label: string
  columns: Column<T>[]
  rows: T[]
  id: (row: T) => string
  open?: (row: T) => void
  /** J and K walk through it, Enter opens. For the page's main table alone. */
  keys?: boolean
  /** A box before each row, X for the one that one stands at; named for those who cannot see which. */
  selects?: { of: Selecting; name: (row: T) => string }
}

export function Table<T>({ label, columns, rows, id, open, keys, selects }: Props<T>) {
  const [at, setAt] = useState(-1)
  const body = useRef<HTMLTableSectionElement>(null)
  const walk = (by: number) => setAt((now) => Math.max(0, Math.min(rows.length - 1, now + by)))
  const chosen = rows[at]
  const select = ({ shiftKey }: KeyboardEvent) => {
    if (chosen && selects?.of.shown.includes(id(chosen))) selects.of.press(id(chosen), shiftKey)
  }
  useKeys(
    [
      { press: 'j', does: keyTexts.next, run: () => walk(1) },
      { press: 'k', does: keyTexts.previous, run: () => walk(-1) },
      ...(open ? [{ press: 'enter', does: keyTexts.open, run: () => chosen && open(chosen) }] : []),
      ...(selects ? [{ press: 'x', does: keyTexts.select, run: select }] : []),
    ],
    keys && rows.length > 0,
  )
  useEffect(() => {
    const row = at >= 0 ? body.current?.rows[at] : undefined
    // Focus goes along: Enter would otherwise press once more what was pressed last.
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div className={styles.frame} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {selects && <SelectAll of={selects.of} />}
            {columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={look(column)}
                aria-sort={column.sorted && (column.sorted === 'up' ? 'ascending' : 'descending')}
              >
                {column.onSort ? (
                  <button type="button" onClick={column.onSort}>
                    {column.name}
                    <span aria-hidden="true">{column.sorted === 'up' ? ' ↑' : column.sorted ? ' ↓' : ''}</span>
                  </button>
                ) : (
                  column.name
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, number) => (
            <tr
              key={id(row)}
              tabIndex={keys ? -1 : undefined}
              className={[open && styles.opens, number === at && styles.chosen, selects?.of.has(id(row)) && styles.selected].filter(Boolean).join(' ')}
              onClick={(event) => {
                // What stands in a row and has a use of its own keeps it; so does a menu that was opened from it.
                const pressed = event.target as HTMLElement
                if (event.currentTarget.contains(pressed) && !pressed.closest('a,button,input,label,select')) open?.(row)
              }}
            >
              {selects && <SelectCell of={selects.of} id={id(row)} name={selects.name(row)} onMouse={() => setAt(number)} />}
              {columns.map((column) => (
                <td key={column.name} className={look(column)}>
                  {column.shows(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function look<T>(column: Column<T>): string {
  return [column.right && styles.right, column.wide && styles.wide].filter(Boolean).join(' ')
}
