import type { ReactNode } from 'react'
import styles from './Facts.module.css'

/** Names and what they are. What is not known is left out, so that nothing says "unknown" six times over. */
export function Facts({ facts, columns = 2 }: { facts: [name: string, value: ReactNode][]; columns?: 1 | 2 | 3 }) {
  const known = facts.filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
  return (
    <dl className={`${styles.facts} ${columns === 1 ? styles.one : columns === 3 ? styles.three : ''}`}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
