import { useState } from 'react'
import type { Refused } from '../../api/asking'
import { useTrial } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { save } from '../../saving/saving'
import { todaysCalls, whyNot } from '../../texts/call-rules'
import { taskTypeNames } from '../../texts/calls'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import { Bars } from '../../ui/Progress'
import { Refusal } from '../../ui/Refusal'
import { Shown, Skeleton } from '../../ui/Shown'
import styles from './automation.module.css'

const GENERATE = '/crm/automation/tasks/generate'
type Plan = Model['GeneratedTold']

/** A dry run of the morning: what would be made, what not and why; made only as it was looked at. */
export function TodaysCalls() {
  const say = useSay()
  const { number } = useFormats()
  const plan = useTrial(GENERATE, { query: { dry_run: true } as never })
  const [refused, setRefused] = useState<Refused>()
  const [moved, setMoved] = useState(false)
  const [making, setMaking] = useState(false)
  const make = async (told: Plan, count: number) => {
    setMaking(true)
    setRefused(undefined)
    const end = await save({
      method: 'post',
      path: GENERATE,
      body: { plan_hash: told.plan_hash },
      label: say(todaysCalls.made, { n: number(count) }),
      touches: ['/crm/automation/tasks/today', '/crm/automation/agent/{agent_id}/dashboard', '/crm/automation/team/dashboard'],
      refusedHere: true,
    })
    setMaking(false)
    const isMoved = 'refused' in end && end.refused.status === 409
    setMoved(isMoved)
    if ('refused' in end && !isMoved) setRefused(end.refused)
    void plan.refetch()
  }
  return (
    <Card
      title={say(todaysCalls.title)}
      actions={
        <Button small icon="undo" disabled={plan.isFetching} onClick={() => void plan.refetch()}>
          {say(todaysCalls.again)}
        </Button>
      }
    >
      {moved && (
        <p role="alert" className={styles.notice}>
          {say(todaysCalls.moved)}
        </p>
      )}
      <Shown of={plan} what={say(todaysCalls.list)} skeleton={<Skeleton lines={5} />}>
        {(told) => <Told told={told} making={making} onMake={(count) => void make(told, count)} />}
      </Shown>
      {refused && <Refusal of={refused} />}
    </Card>
  )
}

function Told({ told, making, onMake }: { told: Plan; making: boolean; onMake: (count: number) => void }) {
  const say = useSay()
  const { number } = useFormats()
  const count = Object.values(told.breakdown).reduce((all, each) => all + each, 0)
  if (told.status === 'closed') return <p>{say(todaysCalls.closed)}</p>
  const reasons = Object.entries(told.reasons).sort(([, a], [, b]) => b - a)
  return (
    <div className={styles.stack}>
      <div className={styles.marks}>
        <b>{count ? say(todaysCalls.would, { n: number(count) }) : say(todaysCalls.nothing)}</b>
        {count > 0 && (
          <Button kind="strong" icon="check" disabled={making} onClick={() => onMake(count)}>
            {say(todaysCalls.make, { n: number(count) })}
          </Button>
        )}
      </div>
      <Facts
        columns={3}
        facts={[
          [say(todaysCalls.already), number(told.made_already)],
          [say(todaysCalls.work), count > 0 ? say(todaysCalls.minutes, { n: number(told.agent_minutes) }) : undefined],
          [say(todaysCalls.unassigned), count > 0 ? number(told.unassigned) : undefined],
        ]}
      />
      <p className={styles.soft}>
        {say(todaysCalls.looked)}:{' '}
        {say(todaysCalls.sum, {
          all: number(told.candidates),
          done: number(told.done),
          later: number(told.deferred),
          not: number(told.suppressed),
        })}
      </p>
      <div className={styles.two}>
        {count > 0 && (
          <section className={styles.part}>
            <h3>{say(todaysCalls.kinds)}</h3>
            <Bars
              parts={Object.entries(told.breakdown).map(([kind, n]) => ({ name: named(taskTypeNames, kind, say), count: n, shown: number(n) }))}
            />
          </section>
        )}
        {reasons.length > 0 && (
          <section className={styles.part}>
            <h3>{say(todaysCalls.reasons)}</h3>
            <Bars parts={reasons.map(([why, n]) => ({ name: named(whyNot, why, say), count: n, shown: number(n), tone: 'calm' }))} />
          </section>
        )}
      </div>
    </div>
  )
}

function named(texts: Record<string, { en: string; bn: string }>, name: string, say: ReturnType<typeof useSay>): string {
  const text = texts[name]
  return text ? say(text) : name.replaceAll('_', ' ')
}
