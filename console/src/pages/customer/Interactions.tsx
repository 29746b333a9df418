import { usePages } from '../../api/reading'
import { may } from '../../sign-in/me'
import { contacts } from '../../texts/contacts'
import { customerWords } from '../../texts/customers'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { More } from '../../ui/More'
import { Empty, Shown } from '../../ui/Shown'
import styles from './Customer.module.css'
import { LogForm } from './LogForm'
import type { Whole } from './saving'
import { Happening } from './Happening'

const A_PAGE = 20

/** What happened, newest first, and what is written down next. */
export function Interactions({ of }: { of: Whole }) {
  const say = useSay()
  const found = usePages('/cdm/customers/{customer_id}/timeline', { names: { customer_id: of.customer_id }, query: { limit: A_PAGE } })
  return (
    <div className={styles.columns}>
      <Card title={say(contacts.timeline)}>
        <Shown of={{ ...found, data: found.rows }}>
          {(entries) =>
            entries.length === 0 ? (
              <Empty>{say(contacts.none)}</Empty>
            ) : (
              <ol className={styles.lines}>
                {entries.map((entry) => (
                  <li key={entry.id}>
                    <Happening of={entry} />
                  </li>
                ))}
              </ol>
            )
          }
        </Shown>
        <More of={found} />
      </Card>
      <div className={`${styles.stack} ${styles.firstWhenNarrow}`}>
        {may('POST /cdm/interaction') && <LogForm of={of} />}
        {of.notes && (
          <Card title={say(customerWords.notes)}>
            <p className={styles.said}>{of.notes}</p>
          </Card>
        )}
      </div>
    </div>
  )
}
