import { useFormats } from '../formats/formats'
import { selecting as texts } from '../texts/selecting'
import { useSay } from '../texts/text'
import type { Selecting } from './selecting'
import styles from './SelectBox.module.css'

/** The cell before a row: pressed anywhere it selects; with Shift, all from the one pressed before. */
export function SelectCell({ of, id, name, onMouse }: { of: Selecting; id: string; name: string; onMouse: () => void }) {
  const say = useSay()
  if (!of.shown.includes(id)) return <td className={styles.cell} />
  return (
    <td
      className={styles.cell}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation()
        of.press(id, event.shiftKey)
        if (event.detail > 0) onMouse()
      }}
    >
      <input type="checkbox" checked={of.has(id)} readOnly aria-label={say(texts.row, { name })} />
    </td>
  )
}

export function SelectAll({ of }: { of: Selecting }) {
  const say = useSay()
  const { number } = useFormats()
  const [some, all] = [of.chosen.length > 0, of.chosen.length === of.shown.length]
  return (
    <th scope="col" className={styles.cell}>
      <input
        type="checkbox"
        ref={(box) => {
          if (box) box.indeterminate = some && !all
        }}
        checked={some && all}
        disabled={of.shown.length === 0}
        onChange={() => (all ? of.clear() : of.all())}
        aria-label={say(texts.all, { n: number(of.shown.length) })}
      />
    </th>
  )
}
