import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { nameOf } from '../../formats/names'
import { channelNames, customerWords } from '../../texts/customers'
import { duplicates } from '../../texts/duplicates'
import { named } from '../../texts/named'
import { useSay } from '../../texts/text'
import { Facts } from '../../ui/Facts'
import styles from './duplicates.module.css'
import { useShownValue } from './values'

/** The one they would be, with what was chosen. */
export function Together({ of, take }: { of: Model['MergePreview']; take: string[] }) {
  const say = useSay()
  const { money, number } = useFormats()
  const shown = useShownValue()
  const chosen = Object.fromEntries(of.differences.filter((each) => take.includes(each.field)).map((each) => [each.field, each.theirs]))
  const merged = { ...of.merged, ...chosen } as typeof of.merged
  const allowed = of.consent.filter((each) => each.purpose === 'marketing' && each.allowed)
  return (
    <section className={styles.together}>
      <h3>{say(duplicates.together)}</h3>
      <p>
        <b>{nameOf(merged)}</b>
      </p>
      <Facts
        facts={[
          [say(customerWords.phone), merged.phones?.map((each) => each.number).join(', ')],
          [say(customerWords.email), merged.emails?.map((each) => each.address).join(', ')],
          [say(customerWords.address), merged.addresses?.map((each) => each.address).join(' · ')],
          [say(customerWords.district), [merged.city, merged.district].filter(Boolean).join(', ')],
          [say(customerWords.birthday), merged.date_of_birth && shown('date_of_birth', merged.date_of_birth)],
          [say(customerWords.agent), merged.assigned_agent_id && shown('assigned_agent_id', merged.assigned_agent_id)],
          [say(customerWords.tags), merged.tags?.join(', ')],
          [say(customerWords.notes), merged.notes],
          [say(customerWords.orders), number(of.orders)],
          [say(customerWords.value), money(of.total_spend)],
          [
            say(duplicates.allows),
            allowed.length > 0 ? allowed.map((each) => named(say, channelNames, each.channel)).join(', ') : say(duplicates.nothingAllowed),
          ],
        ]}
      />
      <p className={styles.soft}>
        {say(duplicates.stricter)} {say(duplicates.records)}
      </p>
    </section>
  )
}
