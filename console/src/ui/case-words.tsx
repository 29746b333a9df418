/** Cases in words: what they are, where they stand, and how much time is left. */
import type { Model } from '../api/words'
import { useFormats } from '../formats/formats'
import { caseKindNames, casePriorityNames, cases, caseStatusNames } from '../texts/cases'
import { useSay } from '../texts/text'
import { Badge, type Tone } from './Badge'

type Case = Model['CaseTold']

export function CaseKind({ of }: { of: Pick<Case, 'kind' | 'status'> }) {
  const say = useSay()
  const red = of.kind === 'complaint' && of.status !== 'resolved'
  return (
    <Badge tone={red ? 'bad' : 'calm'} icon={red ? 'warning' : undefined}>
      {say(caseKindNames[of.kind])}
    </Badge>
  )
}

const STATUS: Record<Case['status'], Tone> = { open: 'accent', reopened: 'warn', waiting: 'calm', resolved: 'good' }

export function CaseStatus({ is }: { is: Case['status'] }) {
  const say = useSay()
  return <Badge tone={STATUS[is]}>{say(caseStatusNames[is])}</Badge>
}

const PRIORITY: Record<Case['priority'], Tone> = { urgent: 'bad', high: 'warn', normal: 'calm', low: 'calm' }

export function CasePriority({ is }: { is: Case['priority'] }) {
  const say = useSay()
  return (
    <Badge tone={PRIORITY[is]} icon={is === 'urgent' ? 'up' : undefined}>
      {say(casePriorityNames[is])}
    </Badge>
  )
}

const SOON = 60

/** In words, by this moment's clock: the shop's own hours are in the moment by which it is due. */
export function CaseClock({ of }: { of: Case }) {
  const say = useSay()
  const { ago, span } = useFormats()
  if (of.status === 'resolved') return of.resolved_at ? <span>{say(cases.settledAt, { ago: ago(of.resolved_at) })}</span> : null
  if (of.status === 'waiting') {
    if (of.minutes_left === undefined) return null
    return <Badge icon="pause">{of.minutes_left > 0 ? say(cases.waits, { time: span(of.minutes_left) }) : say(cases.waitsLate)}</Badge>
  }
  if (of.due === undefined) return null
  const left = (Date.parse(of.due) - Date.now()) / 60_000
  if (left < 0) {
    return (
      <Badge tone="bad" icon="warning">
        {say(cases.late, { time: span(-left) })}
      </Badge>
    )
  }
  return (
    <Badge tone={left < SOON ? 'warn' : 'calm'} icon="clock">
      {say(cases.dueIn, { time: span(left) })}
    </Badge>
  )
}
