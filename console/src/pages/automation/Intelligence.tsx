import { may } from '../../sign-in/me'
import styles from './automation.module.css'
import { KindsOfCustomers } from './KindsOfCustomers'
import { Whom } from './Whom'

/** What kinds of customers there are and what they are worth, and whom to contact of them. */
export function Intelligence() {
  return (
    <div className={styles.stack}>
      {may('GET /cdm/segments/summary') && <KindsOfCustomers />}
      <Whom />
    </div>
  )
}
