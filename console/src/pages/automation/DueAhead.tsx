import { useMemo } from 'react'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { profiles } from '../../texts/automation'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Chart } from '../../ui/Chart'
import { Shown, Skeleton } from '../../ui/Shown'
import styles from './automation.module.css'

export function DueAhead() {
  const say = useSay()
  const found = useRead('/crm/automation/reminders/forecast', { query: { days: 30 } })
  return (
    <Card title={say(profiles.ahead)}>
      <Shown of={found} what={say(profiles.ahead)} skeleton={<Skeleton lines={1} height="14rem" />}>
        {(days) => <Drawn days={days} />}
      </Shown>
    </Card>
  )
}

function Drawn({ days }: { days: Model['ForecastTold'][] }) {
  const say = useSay()
  const { day, number } = useFormats()
  const drawing = useMemo(() => {
    // Nobody is half a person: between whole numbers the axis says nothing.
    const shows = (value: number) => (Number.isInteger(value) ? number(value) : '')
    return {
      along: days.map((each) => day(each.day)),
      series: [
        { name: say(profiles.calls), values: days.map((each) => each.calls), colour: 1 as const, kind: 'columns' as const, shows },
        { name: say(profiles.messages), values: days.map((each) => each.messages), colour: 2 as const, kind: 'line' as const, shows },
      ],
    }
  }, [days, day, number, say])
  const sum = (of: 'calls' | 'messages') => number(days.reduce((all, each) => all + each[of], 0))
  return (
    <>
      <p className={styles.soft}>{say(profiles.aheadSum, { calls: sum('calls'), messages: sum('messages') })}</p>
      <Chart label={say(profiles.ahead)} {...drawing} />
    </>
  )
}
