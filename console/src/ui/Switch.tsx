import styles from './Switch.module.css'

/** On or off at once, without a form around it; what it switches is read out with it. */
export function Switch({ on, label, onTurn, disabled }: { on: boolean; label: string; onTurn: (on: boolean) => void; disabled?: boolean }) {
  return (
    <button type="button" role="switch" aria-checked={on} aria-label={label} title={label} className={styles.switch} disabled={disabled} onClick={() => onTurn(!on)}>
      <span />
    </button>
  )
}
