import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { surveys } from '../../texts/surveys'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Shown } from '../../ui/Shown'
import styles from './Customer.module.css'
import type { Whole } from './saving'

/** Far enough back for who is asked now and then. */
const ENTRIES = 100

interface Said {
  nps?: number
  satisfaction?: number
}

/** What they said of the shop so far, from what happened. */
export function Answers({ of }: { of: Whole }) {
  const say = useSay()
  const { day, number } = useFormats()
  const found = useRead('/cdm/customers/{customer_id}/timeline', { names: { customer_id: of.customer_id }, query: { limit: ENTRIES } })
  return (
    <Card title={say(surveys.ofCustomer)}>
      <Shown of={found} what={say(surveys.ofCustomer)}>
        {(entries) => {
          const answers = entries.filter((entry) => entry.kind === 'survey_answered')
          if (answers.length === 0) return <p className={styles.soft}>{say(surveys.noneOfCustomer)}</p>
          return (
            <ul className={styles.lines}>
              {answers.map((entry) => {
                const { nps, satisfaction } = entry.facts as Said
                return (
                  <li key={entry.id} className={styles.line}>
                    <span className={styles.marks}>
                      {nps !== undefined && <Badge tone={nps > 8 ? 'good' : nps > 6 ? 'calm' : 'bad'}>{say(surveys.recommends, { n: number(nps) })}</Badge>}
                      {satisfaction !== undefined && (
                        <Badge tone={satisfaction > 3 ? 'good' : satisfaction > 2 ? 'calm' : 'bad'}>{say(surveys.satisfied, { n: number(satisfaction) })}</Badge>
                      )}
                    </span>
                    <span className={styles.soft}>{day(entry.at)}</span>
                  </li>
                )
              })}
            </ul>
          )
        }}
      </Shown>
    </Card>
  )
}
