import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useOpening } from '../../app/opening'
import styles from './Customers.module.css'

/** A name that opens beside the list; with the keys for a new tab held, its own page there. */
export function Who({ id, name, under, children }: { id: string; name: string; under?: string; children?: ReactNode }) {
  const { open } = useOpening()
  return (
    <span className={styles.who}>
      <Link
        to={`/admin/customers/${id}`}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          open('customer', id)
        }}
      >
        {name}
      </Link>
      {under && <small>{under}</small>}
      {children}
    </span>
  )
}
