import { weekdayNames } from '../../texts/settings'
import { useSay } from '../../texts/text'
import { Check } from '../../ui/Field'
import styles from './Settings.module.css'

const DAYS = Object.keys(weekdayNames) as (keyof typeof weekdayNames)[]

export function Weekdays({ label, chosen, onChange }: { label: string; chosen: string[]; onChange: (days: string[]) => void }) {
  const say = useSay()
  return (
    <fieldset className={styles.set}>
      <legend>{label}</legend>
      <div className={styles.checks}>
        {DAYS.map((day) => (
          <Check
            key={day}
            label={say(weekdayNames[day])}
            checked={chosen.includes(day)}
            onChange={(event) => onChange(DAYS.filter((each) => (each === day ? event.target.checked : chosen.includes(each))))}
          />
        ))}
      </div>
    </fieldset>
  )
}
