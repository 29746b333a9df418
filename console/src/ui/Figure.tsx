import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './Figure.module.css'

interface Props {
  name: string
  value: ReactNode
  /** Against another period, or a part of it. */
  beside?: ReactNode
  /** The list behind the number. */
  to?: string
  tone?: 'good' | 'bad' | 'hot'
}

export function Figure({ name, value, beside, to, tone }: Props) {
  const inside = (
    <>
      <span className={styles.name}>{name}</span>
      <span className={`${styles.value} ${tone ? styles[tone] : ''}`}>{value}</span>
      {beside && <span className={styles.beside}>{beside}</span>}
    </>
  )
  return to ? (
    <Link className={`${styles.figure} ${styles.leads}`} to={to}>
      {inside}
    </Link>
  ) : (
    <div className={styles.figure}>{inside}</div>
  )
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className={styles.figures}>{children}</div>
}
