import type { Import } from '../../api/imports'
import { ways } from '../../texts/imports'
import { useSay } from '../../texts/text'
import styles from './imports.module.css'

const SHOWN = 4

/** Cells that would read otherwise, before and after. */
export function Mended({ of }: { of: Import }) {
  const say = useSay()
  const pairs = (of.sample ?? []).flatMap((row, at) =>
    Object.entries(row).map(([column, cell]) => [cell, of.mended?.[at]?.[column] ?? cell] as const),
  )
  const differ = [...new Map(pairs.filter(([before, after]) => before !== after)).entries()].slice(0, SHOWN)
  if (differ.length === 0) return null
  return (
    <table className={styles.mended}>
      <thead>
        <tr>
          <th scope="col">{say(ways.before)}</th>
          <th scope="col">{say(ways.after)}</th>
        </tr>
      </thead>
      <tbody>
        {differ.map(([before, after]) => (
          <tr key={before}>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
