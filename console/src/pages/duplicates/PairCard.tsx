import { nameOf } from '../../formats/names'
import { may } from '../../sign-in/me'
import { duplicates, signNames, strengthNames } from '../../texts/duplicates'
import { named } from '../../texts/named'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { type Customer, type Pair, tellApart } from './saving'
import styles from './duplicates.module.css'
import { Record } from './Record'

const TONES = { strong: 'good', likely: 'accent', weak: 'calm' } as const

/** The two side by side, and what speaks for and against their being one. */
export function PairCard({ of, onLook }: { of: Pair; onLook: (one: string, other: string) => void }) {
  const say = useSay()
  const [one, other] = whoStays(of.first, of.second)
  const both = { one: nameOf(one), other: nameOf(other) }
  return (
    <Card
      title={say(duplicates.pair, both)}
      actions={<Badge tone={TONES[of.strength]}>{say(strengthNames[of.strength])}</Badge>}
    >
      <div className={styles.pair}>
        <div className={styles.two}>
          <Record of={one} />
          <Record of={other} />
        </div>
        <Signs name={say(duplicates.speaksFor)} signs={of.speaks_for} tone="good" />
        <Signs name={say(duplicates.speaksAgainst)} signs={of.speaks_against} tone="warn" />
        <div className={styles.ends}>
          {may('POST /cdm/customers/{customer_id}/distinct') && (
            <Button onClick={() => tellApart(one, other, say(duplicates.toldApart, both))}>{say(duplicates.distinct)}</Button>
          )}
          <Button kind="strong" icon="two" onClick={() => onLook(one.customer_id, other.customer_id)}>
            {say(duplicates.look)}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Signs({ name, signs, tone }: { name: string; signs: string[]; tone: 'good' | 'warn' }) {
  const say = useSay()
  if (signs.length === 0) return null
  return (
    <p className={styles.signs}>
      <span className={styles.soft}>{name}</span>
      {signs.map((sign) => (
        <Badge key={sign} tone={tone} icon={tone === 'good' ? 'check' : 'warning'}>
          {named(say, signNames, sign)}
        </Badge>
      ))}
    </p>
  )
}

/** Whoever has bought more keeps the record; of two alike, who was here first. */
function whoStays(first: Customer, second: Customer): [Customer, Customer] {
  const more = (second.total_orders ?? 0) - (first.total_orders ?? 0)
  const earlier = (second.created_at ?? '') < (first.created_at ?? '')
  return more > 0 || (more === 0 && earlier) ? [second, first] : [first, second]
}
