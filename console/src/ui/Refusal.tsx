import type { Refused } from '../api/asking'
import { saving } from '../texts/saving'
import { useSay } from '../texts/text'
import { Icon } from './Icon'
import styles from './Refusal.module.css'

/** Why the shop said no, field by field, in its own words. */
export function Refusal({ of }: { of: Refused }) {
  const say = useSay()
  return (
    <div className={styles.refusal} role="alert">
      <Icon name="warning" />
      <div>
        {of.details.length === 0 && <p>{say(saving.failed, { why: of.message })}</p>}
        <ul>
          {of.details.map((each) => (
            <li key={each.field + each.problem}>
              {each.field.replaceAll('_', ' ')}: {each.problem}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
