import styles from './Chips.module.css'

export interface Chip<T extends string> {
  id: T
  name: string
  /** How many there are, where that is known. */
  count?: string
}

interface Props<T extends string> {
  label: string
  chips: Chip<T>[]
  chosen: T | undefined
  /** Pressed again, a chip lets go. */
  onChoose: (id: T | undefined) => void
}

export function Chips<T extends string>({ label, chips, chosen, onChoose }: Props<T>) {
  return (
    <div className={styles.chips} role="group" aria-label={label}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {chips.map((chip) => (
        <button
          key={chip.id}
          type="button"
          className={styles.chip}
          aria-pressed={chip.id === chosen}
          onClick={() => onChoose(chip.id === chosen ? undefined : chip.id)}
        >
          {chip.name}
          {chip.count !== undefined && <small> {chip.count}</small>}
        </button>
      ))}
    </div>
  )
}
