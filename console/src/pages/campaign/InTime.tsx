import type { Model } from '../../api/words'
import { ByDay } from './ByDay'
import { ByHour } from './ByHour'
import styles from './Results.module.css'

/** On which days and at what time of day something happened; what is older than the counting of hours has days alone. */
export function InTime({ stats }: { stats: Model['StatsTold'] }) {
  const days = stats.by_day.some((day) => day.sent || day.failed || day.converted) && <ByDay days={stats.by_day} />
  const hours = stats.by_hour.some((hour) => hour.sent || hour.responded || hour.orders) && <ByHour hours={stats.by_hour} />
  if (!days || !hours) return days || hours || null
  return (
    <div className={styles.two}>
      {days}
      {hours}
    </div>
  )
}
