import { useEffect, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useFormats } from '../../formats/formats'
import { dial, writeOnWhatsApp } from '../../formats/phones'
import { useKeys } from '../../keys/keys'
import { useDraft } from '../../saving/drafts'
import { may } from '../../sign-in/me'
import { calls, outcomeNames, taskTypeNames } from '../../texts/calls'
import { orders } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field, Input, TextArea } from '../../ui/Field'
import { Icon } from '../../ui/Icon'
import { OpenComplaint } from '../../ui/OpenComplaint'
import { Temperature } from '../../ui/words'
import styles from './CallCard.module.css'
import { endCall, OUTCOMES, type Outcome, type Task } from './day'
import { Offers } from './Offers'
import { Script } from './Script'

const LATER = [1, 3, 7]

interface Props {
  task: Task
  onEnded: (outcome?: Outcome) => void
  onUndone: () => void
}

/** Whom to call now, why, and how it went: one press, and the next one stands here. */
export function CallCard({ task, onEnded, onUndone }: Props) {
  const say = useSay()
  const { day, dayAfter, hour, number, time } = useFormats()
  const [note, setNote] = useDraft(`call.${task.id}`)
  const [dating, setDating] = useState(false)
  const noteField = useRef<HTMLTextAreaElement>(null)
  const go = useNavigate()
  const [params] = useSearchParams()
  const takes = may('POST /orders')
  const name = task.customer_name ?? task.customer_phone ?? task.customer_id

  const end = (outcome?: Outcome, followUp?: string) => {
    const what = say(outcome ? outcomeNames[outcome] : calls.skip)
    void endCall(task, { outcome, notes: note.trim(), followUp }, say(calls.saved, { name, outcome: what }), onUndone)
    setNote('')
    onEnded(outcome)
  }
  const call = () => dial(task.customer_phone ?? '')
  const write = () => writeOnWhatsApp(task.customer_phone ?? '')
  const order = () => {
    const day = new URLSearchParams({ ...Object.fromEntries(params), task: task.id })
    const back = `/admin/crm/agent-dashboard?${day}`
    void go(`/admin/orders/new?${new URLSearchParams({ customer: task.customer_id, back })}`)
  }

  useKeys([
    { press: 'c', does: calls.call, run: call },
    { press: 'w', does: calls.whatsapp, run: write },
    { press: 's', does: calls.skip, run: () => end() },
    ...(takes ? [{ press: 'o', does: orders.take, run: order }] : []),
    ...OUTCOMES.map((outcome, at) => ({
      press: String(at + 1),
      does: outcomeNames[outcome],
      run: () => (outcome === 'follow_up_needed' ? setDating(true) : end(outcome)),
    })),
    { press: 'n', does: calls.note, run: () => noteField.current?.focus() },
    { press: 'f', does: calls.followUp, run: () => setDating(true) },
    { press: 'ctrl+enter', does: calls.saveAndNext, run: () => end('successful'), whileTyping: true },
  ])

  return (
    <Card label={say(calls.next)} className={styles.card} data-task={task.id}>
      <header className={styles.head}>
        <div>
          <h2>{name}</h2>
          <p className={styles.reason}>{task.call_reason}</p>
        </div>
        <div className={styles.marks}>
          <Temperature is={task.priority} />
          <Badge>{say(taskTypeNames[task.task_type])}</Badge>
          {task.attempts > 0 && <Badge>{say(calls.attempt, { n: number(task.attempts + 1) })}</Badge>}
        </div>
      </header>
      <OpenComplaint of={task.open_complaint} />
      {task.ordered_since && (
        <p className={styles.since}>
          <Icon name="check" size={16} /> {say(calls.orderedSince, { day: day(task.ordered_since) })}
        </p>
      )}
      <p className={styles.times}>
        <Icon name="clock" size={15} />
        {say(calls.localTime, { time: time(new Date().toISOString()) })}
        {task.best_hour && ` · ${say(calls.bestHour, { hour: hour(task.best_hour) })}`}
        {task.scheduled_time && task.time_is_agreed && ` · ${say(calls.agreed, { time: hour(task.scheduled_time) })}`}
      </p>
      <div className={styles.reach}>
        <Button kind="strong" icon="call" press="C" onClick={call}>
          {say(calls.call)} {task.customer_phone}
        </Button>
        <Button icon="chat" press="W" onClick={write}>
          {say(calls.whatsapp)}
        </Button>
        {takes && (
          <Button kind="quiet" icon="orders" press="O" onClick={order}>
            {say(orders.take)}
          </Button>
        )}
        <Button kind="quiet" icon="skip" press="S" onClick={() => end()}>
          {say(calls.skip)}
        </Button>
      </div>
      <fieldset className={styles.ending}>
        <legend>{say(calls.outcome)}</legend>
        <div className={styles.outcomes}>
          {OUTCOMES.map((outcome, at) => (
            <Button
              key={outcome}
              press={String(at + 1)}
              aria-expanded={outcome === 'follow_up_needed' ? dating : undefined}
              onClick={() => (outcome === 'follow_up_needed' ? setDating(true) : end(outcome))}
            >
              {say(outcomeNames[outcome])}
            </Button>
          ))}
        </div>
        {dating && (
          <Dates
            onChoose={(date) => end('follow_up_needed', date)}
            onClose={() => setDating(false)}
            days={LATER.map((count) => ({ name: say(calls.plusDays, { n: number(count) }), date: dayAfter(count) }))}
          />
        )}
        <Field label={say(calls.note)} hint={say(calls.noteAbout)}>
          <TextArea
            ref={noteField}
            rows={2}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          />
        </Field>
      </fieldset>
      {task.points.length > 0 && <Why task={task} />}
      <Offers products={task.recommended_products} />
      <Script script={task.script} />
    </Card>
  )
}

interface DatesProps {
  days: { name: string; date: string }[]
  onChoose: (date: string) => void
  onClose: () => void
}

/** One more press at the most: a day from here, or any date. */
function Dates({ days, onChoose, onClose }: DatesProps) {
  const say = useSay()
  const { dayAfter, weekday } = useFormats()
  const first = useRef<HTMLButtonElement>(null)
  const [date, setDate] = useState('')
  useEffect(() => first.current?.focus(), [])
  useKeys([
    ...days.map((each, at) => ({
      press: String(LATER[at]),
      does: { en: each.name, bn: each.name },
      run: () => onChoose(each.date),
    })),
    { press: 'escape', does: calls.outcome, run: onClose, whileTyping: true },
  ])
  return (
    <div className={styles.dates} role="group" aria-label={say(calls.followUpOn)}>
      {days.map((each, at) => (
        <Button key={each.date} ref={at === 0 ? first : undefined} press={String(LATER[at])} onClick={() => onChoose(each.date)}>
          {each.name} · {weekday(each.date)}
        </Button>
      ))}
      <Input
        type="date"
        aria-label={say(calls.followUpOn)}
        value={date}
        min={dayAfter(1)}
        onChange={(event) => setDate(event.target.value)}
      />
      {date && <Button onClick={() => onChoose(date)}>{say(calls.saveAndNext)}</Button>}
    </div>
  )
}

function Why({ task }: { task: Task }) {
  const say = useSay()
  const { number } = useFormats()
  return (
    <section className={styles.why}>
      <h3>{say(calls.reasons)}</h3>
      <ul>
        {task.points.map((point) => (
          <li key={point.what}>
            <span>{point.text}</span>
            <span className={styles.points}>{say(calls.points, { n: number(point.points) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
