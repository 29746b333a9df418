import { useMemo } from 'react'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { results } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Chart } from '../../ui/Chart'
import styles from './Results.module.css'

type Hour = Model['HourTold']

const OPENS = 8
const CLOSES = 22
/** Of fewer answers nothing is said: the next one might come at any other time. */
const ENOUGH = 5

export function ByHour({ hours }: { hours: Hour[] }) {
  const say = useSay()
  const { hour, number } = useFormats()
  const drawing = useMemo(() => {
    // Nobody is half a person: between whole numbers the axis says nothing.
    const shows = (value: number) => (Number.isInteger(value) ? number(value) : '')
    const shown = ofTheDay(hours)
    const line = (name: keyof Hour) => shown.map((each) => each[name])
    return {
      along: shown.map((each) => hour(clock(each.hour))),
      series: [
        { name: say(results.gone), values: line('sent'), colour: 1 as const, kind: 'columns' as const, shows },
        { name: say(results.answered), values: line('responded'), colour: 4 as const, kind: 'line' as const, shows },
        { name: say(results.ordered), values: line('orders'), colour: 2 as const, kind: 'line' as const, shows },
      ],
    }
  }, [hours, hour, number, say])
  const best = hours.reduce((most, each) => (each.responded > most.responded ? each : most))
  return (
    <Card title={say(results.byHour)}>
      {best.responded >= ENOUGH && (
        <p className={styles.soft}>{say(results.bestHour, { from: hour(clock(best.hour)), to: hour(clock((best.hour + 1) % 24)) })}</p>
      )}
      <Chart label={say(results.byHour)} {...drawing} />
    </Card>
  )
}

/** From morning to evening, and further where something happened at night. */
function ofTheDay(hours: Hour[]): Hour[] {
  const busy = hours.filter((each) => each.sent || each.responded || each.orders).map((each) => each.hour)
  const first = Math.min(OPENS, ...busy)
  const last = Math.max(CLOSES, ...busy)
  return hours.filter((each) => each.hour >= first && each.hour <= last)
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
