import { may } from '../../sign-in/me'
import styles from './automation.module.css'
import { RuleSettings } from './RuleSettings'
import { TodaysCalls } from './TodaysCalls'

/** What today's calls would be, for those who lead; which rules make them, for those who decide. */
export function CallRules() {
  return (
    <div className={styles.stack}>
      <TodaysCalls />
      {may('GET /api/config') && <RuleSettings />}
    </div>
  )
}
