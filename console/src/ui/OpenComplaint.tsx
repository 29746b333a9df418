import type { Model } from '../api/words'
import { useOpening } from '../app/opening'
import { useFormats } from '../formats/formats'
import { cases } from '../texts/cases'
import { useSay } from '../texts/text'
import { Icon } from './Icon'
import styles from './OpenComplaint.module.css'

/** Known before the first word is said to them. */
export function OpenComplaint({ of }: { of: Model['OpenComplaintTold'] | undefined }) {
  const say = useSay()
  const { ago, number } = useFormats()
  const { open } = useOpening()
  if (!of) return null
  return (
    <div className={styles.complaint} data-complaint={of.case_id}>
      <Icon name="warning" />
      <p>
        {say(of.count > 1 ? cases.complaints : cases.complained, { ago: ago(of.since), n: number(of.count) })}{' '}
        <button type="button" onClick={() => open('case', of.case_id)}>
          {say(cases.see)}
        </button>
      </p>
    </div>
  )
}
