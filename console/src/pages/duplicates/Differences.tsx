import type { Model } from '../../api/words'
import { duplicates } from '../../texts/duplicates'
import { fieldNames } from '../../texts/insight'
import { named } from '../../texts/named'
import { useSay } from '../../texts/text'
import styles from './duplicates.module.css'
import { useShownValue } from './values'

interface Props {
  of: Model['MergePreview']
  take: string[]
  choose: (field: string, theirs: boolean) => void
}

/** Field by field, which of the two is right; the record that stays is, until somebody says otherwise. */
export function Differences({ of, take, choose }: Props) {
  const say = useSay()
  const shown = useShownValue()
  if (of.differences.length === 0) return <p className={styles.soft}>{say(duplicates.same)}</p>
  return (
    <section className={styles.choices}>
      <h3>{say(duplicates.differ)}</h3>
      {of.differences.map(({ field, ours, theirs }) => (
        <fieldset key={field} className={styles.choice}>
          <legend>{named(say, fieldNames, field)}</legend>
          <div className={styles.two}>
            {[ours, theirs].map((value, at) => (
              <label key={at}>
                <input type="radio" name={field} checked={take.includes(field) === (at === 1)} onChange={() => choose(field, at === 1)} />
                <span>{shown(field, value)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  )
}
