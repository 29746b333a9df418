import { usePages } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { occasionNames, overview } from '../../texts/overview'
import { states } from '../../texts/states'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Empty, Shown } from '../../ui/Shown'
import { EVERY } from './lists'
import styles from './Lines.module.css'

const WITHIN = 7

export function Occasions() {
  const say = useSay()
  const { open } = useOpening()
  const { ago, day } = useFormats()
  const coming = usePages('/cdm/upcoming-events', { query: { days: WITHIN, limit: 20 }, every: EVERY })
  return (
    <Card title={say(overview.occasions)} flush>
      <Shown of={{ ...coming, data: coming.rows }} what={say(overview.occasions)}>
        {(events) =>
          events.length === 0 ? (
            <Empty>{say(overview.noOccasions)}</Empty>
          ) : (
            <div className={styles.list}>
              <ul>
                {events.map((event) => (
                  <li key={`${event.customer_id} ${event.event_type} ${event.name} ${event.event_date}`}>
                    <div>
                      <button type="button" onClick={() => open('customer', event.customer_id)}>
                        {event.name}
                      </button>
                      <div className={styles.soft}>
                        {say(occasionNames[event.event_type as keyof typeof occasionNames] ?? occasionNames.birthday)}
                        {event.event_type === 'family_birthday' && ` · ${say(overview.ofCustomer, { customer: event.customer_name })}`}
                      </div>
                    </div>
                    <div className={styles.when}>
                      {ago(event.event_date)}
                      <div className={styles.soft}>{day(event.event_date)}</div>
                    </div>
                  </li>
                ))}
              </ul>
              {coming.hasNextPage && (
                <Button small kind="quiet" onClick={() => void coming.fetchNextPage()}>
                  {say(states.more)}
                </Button>
              )}
            </div>
          )
        }
      </Shown>
    </Card>
  )
}
