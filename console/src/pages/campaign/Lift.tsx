import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { results } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import styles from './Results.module.css'

/** Against those who would have been written to and were not; with its margin, or not at all. */
export function Lift({ lift, written }: { lift: Model['LiftTold']; written: number }) {
  const say = useSay()
  const { money, number, percent } = useFormats()
  const range = (of: Model['DifferenceTold'] | undefined, shows: (value: number) => string) =>
    of && `${shows(of.estimate)} (${say(results.between, { low: shows(of.low), high: shows(of.high) })})`
  const missing = [
    lift.missing_people ? say(results.morePeople, { n: number(lift.missing_people) }) : '',
    lift.missing_conversions ? say(results.moreOrders, { n: number(lift.missing_conversions) }) : '',
  ].filter(Boolean)
  return (
    <Card title={say(results.lift)}>
      <div className={styles.stack}>
        <Facts
          facts={[
            [say(results.withIt), percent((lift.conversion_rate ?? written) / 100)],
            [
              say(results.without),
              lift.held_out_rate === undefined
                ? say(results.heldOut, { n: number(lift.held_out) })
                : `${percent(lift.held_out_rate / 100)} · ${say(results.heldOut, { n: number(lift.held_out) })}`,
            ],
            [say(results.points), lift.enough_data ? range(lift.conversion, number) : undefined],
            [say(results.brought), lift.enough_data ? range(lift.brought, money) : undefined],
          ]}
        />
        {!lift.enough_data && (
          <p className={styles.soft}>
            {missing.length > 0 ? say(results.liftMissing, { what: missing.join(', ') }) : say(results.liftTooEarly)}
          </p>
        )}
      </div>
    </Card>
  )
}
