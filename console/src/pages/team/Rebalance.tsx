import { useState } from 'react'
import { useAgents } from '../../api/agents'
import { useTrial } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { save } from '../../saving/saving'
import { dialogs } from '../../texts/dialogs'
import { moveReasons, team } from '../../texts/team'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import styles from './Rebalance.module.css'

type Plan = Model['RebalanceTold']

const REBALANCE = '/crm/automation/team/rebalance'

/** Shown first; what is applied is the plan that was seen, or nothing. */
export function Rebalance({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const { number } = useFormats()
  const [changed, setChanged] = useState(false)
  const preview = useTrial(REBALANCE, { query: { dry_run: true } })
  const plan = preview.data

  const apply = async (seen: Plan) => {
    const saved = await save({
      method: 'post',
      path: REBALANCE,
      body: { plan_hash: seen.plan_hash },
      label: say(team.applied, { n: number(seen.moves.length) }),
      touches: ['/crm/automation/team/dashboard', '/crm/automation/agent/{agent_id}/dashboard', '/crm/automation/tasks/today'],
      refusedHere: true,
    })
    if ('answer' in saved) return onClose()
    setChanged(true)
    void preview.refetch()
  }

  return (
    <Dialog
      open
      wide
      title={say(team.rebalanceTitle)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say(dialogs.cancel)}</Button>
          {plan && plan.moves.length > 0 && (
            <Button kind="strong" disabled={preview.isFetching} onClick={() => void apply(plan)}>
              {say(team.apply, { n: number(plan.moves.length) })}
            </Button>
          )}
        </>
      }
    >
      {changed && (
        <p className={styles.changed} role="alert">
          {say(team.changed)}
        </p>
      )}
      <Shown of={preview} what={say(team.rebalanceTitle)}>
        {(shown) => <Planned plan={shown} />}
      </Shown>
    </Dialog>
  )
}

function Planned({ plan }: { plan: Plan }) {
  const say = useSay()
  const { number } = useFormats()
  const { named } = useAgents()
  const name = (id: string | undefined) => named(id) ?? say(team.nobody)
  return (
    <div className={styles.plan}>
      <section>
        <p>
          <b>{plan.moves.length > 0 ? say(team.moves, { n: number(plan.moves.length) }) : say(team.noMoves)}</b>
          {plan.moves.length + plan.stay.length === 0 && ` ${say(team.fits)}`}
        </p>
        <ul className={styles.moves}>
          {grouped(plan.moves).map(({ first, count }) => (
            <li key={`${first.from_agent} ${first.to_agent} ${first.why}`}>
              <span>
                {say(team.fromTo, { from: name(first.from_agent), to: name(first.to_agent) })}{' '}
                <span className={styles.soft}>{say(moveReasons[first.why as keyof typeof moveReasons] ?? moveReasons.no_capacity)}</span>
              </span>
              <span>{number(count)}</span>
            </li>
          ))}
        </ul>
        {plan.stay.length > 0 && <p className={styles.soft}>{say(team.stays, { n: number(plan.stay.length) })}</p>}
      </section>
      <div className={styles.frame}>
        <Table
          label={say(team.distribution)}
          rows={plan.loads}
          id={(load) => load.agent_id}
          columns={[
            { name: say(team.agent), shows: (load) => load.agent_name },
            { name: say(team.room), right: true, shows: (load) => number(load.capacity) },
            { name: say(team.now), right: true, shows: (load) => number(load.before) },
            { name: say(team.after), right: true, shows: (load) => <b>{number(load.after)}</b> },
          ]}
        />
      </div>
    </div>
  )
}

function grouped(moves: Plan['moves']): { first: Plan['moves'][number]; count: number }[] {
  const by = new Map<string, { first: Plan['moves'][number]; count: number }>()
  for (const move of moves) {
    const key = `${move.from_agent} ${move.to_agent} ${move.why}`
    const known = by.get(key)
    by.set(key, known ? { ...known, count: known.count + 1 } : { first: move, count: 1 })
  }
  return [...by.values()].sort((a, b) => b.count - a.count)
}
