import { useFormats } from '../formats/formats'
import { dismissJob, type Job, type NotDone } from '../saving/many'
import { selecting as texts } from '../texts/selecting'
import { useSay } from '../texts/text'
import { Button } from './Button'
import { Icon } from './Icon'
import styles from './JobTold.module.css'
import { Progress } from './Progress'

interface Props {
  job: Job
  /** In the business's words, where the code is known. */
  why: (row: NotDone) => string
}

/** Who is further down the list sees it too. */
const intoSight = (told: HTMLElement | null) => told?.scrollIntoView({ block: 'nearest' })

/** How far it is while it goes; afterwards, row by row, what the shop said no to. */
export function JobTold({ job, why }: Props) {
  const say = useSay()
  const { number } = useFormats()
  const far = say(texts.going, { n: number(job.seen), all: number(job.all) })
  if (job.seen < job.all) {
    return (
      <div className={styles.going} role="status">
        <span>
          {job.label} <b>{far}</b>
        </span>
        <Progress share={job.seen / job.all} label={job.label} />
      </div>
    )
  }
  if (job.refused.length === 0) return null
  return (
    <section className={styles.refused} role="alert" ref={intoSight}>
      <header>
        <Icon name="warning" />
        <h2>{say(texts.notDone, { n: number(job.refused.length) })}</h2>
        <Button small onClick={job.retry}>
          {say(texts.retry)}
        </Button>
        <Button small bare kind="quiet" icon="close" onClick={dismissJob}>
          {say(texts.dismiss)}
        </Button>
      </header>
      <ul>
        {job.refused.map((row) => (
          <li key={row.id}>
            <b>{row.name}</b> {why(row)}
          </li>
        ))}
      </ul>
    </section>
  )
}
