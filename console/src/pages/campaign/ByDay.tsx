import { useMemo } from 'react'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { results } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Chart } from '../../ui/Chart'

export function ByDay({ days }: { days: Model['DayTold'][] }) {
  const say = useSay()
  const { day, number } = useFormats()
  const drawing = useMemo(() => {
    // Nobody is half a person: between whole numbers the axis says nothing.
    const shows = (value: number) => (Number.isInteger(value) ? number(value) : '')
    const line = (name: keyof Omit<Model['DayTold'], 'day'>) => days.map((each) => each[name])
    return {
      along: days.map((each) => day(each.day)),
      series: [
        { name: say(results.gone), values: line('sent'), colour: 1 as const, kind: 'columns' as const, shows },
        { name: say(results.arrived), values: line('delivered'), colour: 3 as const, kind: 'line' as const, shows },
        { name: say(results.ordered), values: line('converted'), colour: 2 as const, kind: 'line' as const, shows },
      ],
    }
  }, [days, day, number, say])
  return (
    <Card title={say(results.byDay)}>
      <Chart label={say(results.byDay)} {...drawing} />
    </Card>
  )
}
