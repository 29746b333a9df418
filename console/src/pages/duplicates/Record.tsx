import { useFormats } from '../../formats/formats'
import { nameOf } from '../../formats/names'
import { useOpening } from '../../app/opening'
import { customerWords } from '../../texts/customers'
import { useSay } from '../../texts/text'
import styles from './duplicates.module.css'
import type { Customer } from './saving'

/** One of the two, as far as it helps to tell who they are. */
export function Record({ of, linked = true }: { of: Customer; linked?: boolean }) {
  const say = useSay()
  const { day, money, number } = useFormats()
  const { open } = useOpening()
  const facts: [string, string | false | undefined][] = [
    [say(customerWords.phone), (of.phones?.map((each) => each.number) ?? [of.phone]).filter(Boolean).join(', ')],
    [say(customerWords.email), (of.emails?.map((each) => each.address) ?? [of.email]).filter(Boolean).join(', ')],
    [say(customerWords.district), [of.city, of.district].filter(Boolean).join(', ')],
    [say(customerWords.birthday), of.date_of_birth && day(of.date_of_birth)],
    [say(customerWords.orders), of.total_orders !== undefined && number(of.total_orders)],
    [say(customerWords.value), of.total_orders ? money(of.total_spend ?? 0) : undefined],
    [say(customerWords.since), of.created_at && day(of.created_at)],
  ]
  const known = facts.filter(([, value]) => value)
  return (
    <section className={styles.record} aria-label={nameOf(of)}>
      {linked ? (
        <button type="button" className={styles.name} onClick={() => open('customer', of.customer_id)}>
          {nameOf(of)}
        </button>
      ) : (
        <b>{nameOf(of)}</b>
      )}
      <dl>
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
