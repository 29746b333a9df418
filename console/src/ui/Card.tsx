import type { ReactNode } from 'react'
import styles from './Card.module.css'

interface Props {
  title?: ReactNode
  actions?: ReactNode
  children: ReactNode
  /** Content that brings its own edges, as a table does. */
  flush?: boolean
  className?: string
  label?: string
  /** What it is about, for those who look from outside. */
  'data-task'?: string
}

export function Card({ title, actions, children, flush, className = '', label, ...rest }: Props) {
  return (
    <section className={`${styles.card} ${className}`} aria-label={label} {...rest}>
      {(title || actions) && (
        <header className={styles.head}>
          {title && <h2>{title}</h2>}
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  )
}
