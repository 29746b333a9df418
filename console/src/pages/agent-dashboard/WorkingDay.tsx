import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useFormats } from '../../formats/formats'
import { useKeys } from '../../keys/keys'
import { useWaiting } from '../../saving/saving'
import { calls } from '../../texts/calls'
import { keyTexts } from '../../texts/keys'
import { temperatureNames } from '../../texts/customers'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Progress } from '../../ui/Progress'
import styles from './AgentDashboard.module.css'
import { AllDone } from './AllDone'
import { CallCard } from './CallCard'
import { CallList } from './CallList'
import { CustomerBeside } from './CustomerBeside'
import { type Day, inOrder, type Task } from './day'
import { MissedCall } from './MissedCall'

export function WorkingDay({ day }: { day: Day }) {
  const say = useSay()
  const { number } = useFormats()
  // Whoever took an order meanwhile comes back to the same call.
  const [params] = useSearchParams()
  const [chosen, setChosen] = useState(params.get('task') ?? undefined)
  const [missed, setMissed] = useState<Task>()
  const open = inOrder(day.tasks, useWaiting())
  const at = Math.max(0, open.findIndex((task) => task.id === chosen))
  const now = open[at]
  const walk = (by: number) => setChosen(open[Math.max(0, Math.min(open.length - 1, at + by))]?.id)
  useKeys([
    { press: 'j', does: keyTexts.next, run: () => walk(1) },
    { press: 'k', does: keyTexts.previous, run: () => walk(-1) },
  ])
  const done = day.today_tasks - open.length
  return (
    <>
      <div className={styles.strip}>
        <b>{say(calls.left, { n: number(open.length) })}</b>
        {(['hot', 'warm', 'cold'] as const).map((each) => {
          const count = open.filter((task) => task.priority === each).length
          return (
            count > 0 && (
              <Badge key={each} tone={each} icon={each}>
                {number(count)} {say(temperatureNames[each])}
              </Badge>
            )
          )
        })}
        <span>{say(calls.done, { n: number(done) })}</span>
        <div className={styles.grow}>
          <Progress
            share={day.today_tasks ? done / day.today_tasks : 1}
            label={say(calls.progress, { done: number(done), all: number(day.today_tasks) })}
          />
        </div>
      </div>
      {missed && <MissedCall task={missed} onClose={() => setMissed(undefined)} />}
      {now ? (
        <div className={styles.day}>
          <CallList tasks={open} chosen={now.id} onChoose={setChosen} />
          <CallCard
            key={now.id}
            task={now}
            onUndone={() => setChosen(now.id)}
            onEnded={(outcome) => {
              setChosen(open[at + 1]?.id)
              setMissed(outcome === 'no_answer' ? now : undefined)
            }}
          />
          <CustomerBeside task={now} />
        </div>
      ) : (
        <AllDone day={day} />
      )}
    </>
  )
}
