import { useState } from 'react'
import { useKeys } from '../../keys/keys'
import { may, me } from '../../sign-in/me'
import { caseMoveNames, cases, caseStatusNames } from '../../texts/cases'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { AcceptReturn } from './AcceptReturn'
import styles from './Cases.module.css'
import { EditCase } from './EditCase'
import { type Case, hand, move } from './saving'
import { Settle } from './Settle'

type Doing = 'settle' | 'accept' | 'edit'

/** What can be done about it from where it stands. */
export function CaseActions({ of }: { of: Case }) {
  const say = useSay()
  const [doing, setDoing] = useState<Doing>()
  const name = of.customer_name ?? of.customer_id
  const moves = may('PUT /cases/{case_id}/status') ? of.moves : []
  const settles = moves.includes('resolved')
  const accepts = of.kind === 'return' && of.order_id !== undefined && settles && may('POST /cases/{case_id}/return')
  const changes = may('PUT /cases/{case_id}')
  const mine = of.assignee !== undefined && of.assignee === me().agent_id
  const takes = changes && me().agent_id !== undefined && of.status !== 'resolved'
  const take = () => hand(of, !mine, say(mine ? cases.letGo : cases.taken, { name, agent: me().name ?? '' }))
  useKeys([
    ...(takes ? [{ press: 't', does: mine ? cases.giveBack : cases.take, run: take }] : []),
    ...(settles ? [{ press: 's', does: cases.settle, run: () => setDoing('settle') }] : []),
  ])
  return (
    <div className={styles.part}>
      <div className={styles.actions}>
        {accepts && (
          <Button kind="strong" icon="undo" onClick={() => setDoing('accept')}>
            {say(cases.accept)}
          </Button>
        )}
        {settles && (
          <Button kind={accepts ? 'plain' : 'strong'} icon="check" press="S" onClick={() => setDoing('settle')}>
            {say(cases.settle)}
          </Button>
        )}
        {takes && (
          <Button icon={mine ? 'undo' : 'team'} press="T" onClick={take}>
            {say(mine ? cases.giveBack : cases.take)}
          </Button>
        )}
        {moves
          .filter((to) => to !== 'resolved')
          .map((to) => (
            <Button
              key={to}
              icon={to === 'waiting' ? 'pause' : 'play'}
              onClick={() => void move(of, to, say(cases.moved, { name, status: say(caseStatusNames[to]) }))}
            >
              {say(caseMoveNames[to])}
            </Button>
          ))}
        {changes && (
          <Button kind="quiet" icon="edit" onClick={() => setDoing('edit')}>
            {say(cases.change)}
          </Button>
        )}
      </div>
      {of.kind === 'return' && of.order_id === undefined && settles && <p className={styles.soft}>{say(cases.noOrderNamed)}</p>}
      {doing === 'settle' && <Settle of={of} onClose={() => setDoing(undefined)} />}
      {doing === 'accept' && <AcceptReturn of={of} onClose={() => setDoing(undefined)} />}
      {doing === 'edit' && <EditCase of={of} onClose={() => setDoing(undefined)} />}
    </div>
  )
}
