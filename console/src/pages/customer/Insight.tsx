import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { channelNames } from '../../texts/customers'
import { insight } from '../../texts/insight'
import { named } from '../../texts/named'
import { useLanguage, useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import { Bars } from '../../ui/Progress'
import { Shown } from '../../ui/Shown'
import { Risk, Temperature } from '../../ui/words'
import { Changes } from './Changes'
import styles from './Customer.module.css'
import type { Whole } from './saving'
import { Decisions, Rules } from './Why'

export function Insight({ of }: { of: Whole }) {
  const asks = may('GET /cdm/customers/{customer_id}/why')
  return (
    <div className={styles.halves}>
      <div className={styles.stack}>
        <Score of={of} />
        {asks && <Rules id={of.customer_id} />}
      </div>
      <div className={styles.stack}>
        {asks && <Decisions id={of.customer_id} />}
        {may('GET /audit') && <Changes id={of.customer_id} />}
      </div>
    </div>
  )
}

/** How pressing a call is, by what speaks for it. */
function Score({ of }: { of: Whole }) {
  const say = useSay()
  const lang = useLanguage()
  const { days, hour, number } = useFormats()
  const found = useRead('/crm/automation/intelligence/{customer_id}', { names: { customer_id: of.customer_id }, query: { lang } })
  return (
    <Card
      title={say(insight.score)}
      actions={
        found.data && (
          <span className={styles.marks}>
            <Temperature is={found.data.call_priority} />
            <b>{say(insight.points, { n: number(found.data.score) })}</b>
          </span>
        )
      }
    >
      <Shown of={found}>
        {(told) => (
          <div className={styles.stack}>
            {told.points.length > 0 ? (
              <Bars
                parts={told.points.map((point) => ({
                  name: point.text,
                  count: point.points,
                  shown: `+${number(point.points)}`,
                  tone: told.call_priority,
                }))}
              />
            ) : (
              <p className={styles.soft}>{say(insight.noPoints)}</p>
            )}
            {told.call_reasons.length > 0 && (
              <ul className={styles.lines}>
                {told.call_reasons.map((reason) => (
                  <li key={reason.rule}>{reason.text}</li>
                ))}
              </ul>
            )}
            <Facts
              facts={[
                [say(insight.action), `${told.recommended_action} (${told.recommended_action_why})`],
                [
                  say(insight.mayCall),
                  <Badge key="may" tone={told.may_be_called ? 'good' : 'bad'}>
                    {told.may_be_called_why}
                  </Badge>,
                ],
                [
                  say(insight.best),
                  told.best.channel &&
                    (told.best.hour
                      ? say(insight.bestAt, { channel: named(say, channelNames, told.best.channel), hour: hour(told.best.hour) })
                      : named(say, channelNames, told.best.channel)),
                ],
                [
                  say(insight.risk),
                  (of.drop_off_risk || told.days_since_last_order !== undefined) && (
                    <span className={styles.marks}>
                      {of.drop_off_risk && <Risk is={of.drop_off_risk} />}
                      {told.days_since_last_order !== undefined && say(insight.silent, { days: days(told.days_since_last_order) })}
                    </span>
                  ),
                ],
              ]}
            />
          </div>
        )}
      </Shown>
    </Card>
  )
}
