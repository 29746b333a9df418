import styles from './Progress.module.css'

export function Progress({ share, label }: { share: number; label: string }) {
  const percent = Math.round(Math.max(0, Math.min(1, share)) * 100)
  return (
    <div className={styles.bar} role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
      <span style={{ width: `${percent}%` }} />
    </div>
  )
}

export interface Part {
  name: string
  count: number
  shown: string
  tone?: 'good' | 'warn' | 'bad' | 'hot' | 'warm' | 'cold' | 'accent' | 'calm'
  onOpen?: () => void
}

/** Parts of a whole under one another, each as long as its share: read by numbers, seen by length. */
export function Bars({ parts, whole }: { parts: Part[]; whole?: number }) {
  const most = whole ?? Math.max(1, ...parts.map((part) => part.count))
  return (
    <ul className={styles.bars}>
      {parts.map((part) => (
        <li key={part.name}>
          <span className={styles.name}>
            {part.onOpen ? (
              <button type="button" onClick={part.onOpen}>
                {part.name}
              </button>
            ) : (
              part.name
            )}
          </span>
          <span className={styles.length}>
            <span className={styles[part.tone ?? 'accent']} style={{ width: `${Math.max(part.count && 1, (100 * part.count) / most)}%` }} />
          </span>
          <span className={styles.count}>{part.shown}</span>
        </li>
      ))}
    </ul>
  )
}
