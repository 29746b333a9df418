import { useState } from 'react'
import { useFormats } from '../../formats/formats'
import { settings } from '../../texts/settings'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Input } from '../../ui/Field'
import styles from './Settings.module.css'

/** Days to come, one by one; those that are over are only counted. */
export function Dates({ label, days, onChange }: { label: string; days: string[]; onChange: (days: string[]) => void }) {
  const say = useSay()
  const { day: shown, number, today } = useFormats()
  const [next, setNext] = useState('')
  const coming = days.filter((day) => day >= today())
  const add = () => {
    if (next) onChange([...new Set([...days, next])].sort())
    setNext('')
  }
  return (
    <fieldset className={styles.set}>
      <legend>{label}</legend>
      <ul className={styles.days}>
        {coming.map((day) => (
          <li key={day}>
            {shown(day)}
            <Button bare small kind="quiet" icon="close" onClick={() => onChange(days.filter((each) => each !== day))}>
              {say(settings.removeDay, { day: shown(day) })}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.adding}>
        <Input type="date" aria-label={say(settings.addDay)} value={next} min={today()} onChange={(event) => setNext(event.target.value)} />
        <Button disabled={!next} onClick={add}>
          {say(settings.addDay)}
        </Button>
        {days.length > coming.length && <span className={styles.soft}>{say(settings.earlier, { n: number(days.length - coming.length) })}</span>}
      </div>
    </fieldset>
  )
}
