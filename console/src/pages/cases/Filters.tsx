import { useAgents } from '../../api/agents'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { may, me } from '../../sign-in/me'
import { caseKindNames, cases, caseStatusNames } from '../../texts/cases'
import { useSay } from '../../texts/text'
import { Chips } from '../../ui/Chips'
import { Field, Select } from '../../ui/Field'
import { type Asked, NOBODYS, STATUSES, type useAsked } from './asked'
import styles from './Cases.module.css'
import type { Case } from './saving'

interface Props {
  kinds: Case['kind'][]
  counts: Partial<Model['CaseCountsTold']> | undefined
  asked: Asked
  ask: ReturnType<typeof useAsked>['ask']
}

export function Filters({ kinds, counts, asked, ask }: Props) {
  const say = useSay()
  const { number } = useFormats()
  const agents = useAgents()
  const own = me().agent_id
  const manages = may('GET /crm/automation/team/dashboard')
  const counted = (name: string, count: number | undefined) => (count === undefined ? name : `${name} (${number(count)})`)
  const chip = (count: number | undefined) => (count === undefined ? undefined : number(count))
  return (
    <div className={styles.filters}>
      <Chips
        label={say(cases.kind)}
        chips={kinds.map((id) => ({ id, name: say(caseKindNames[id]), count: chip(counts && (counts.by_kind?.[id] ?? 0)) }))}
        chosen={asked.kind}
        onChoose={(kind) => ask({ kind })}
      />
      <Chips
        label={say(cases.clock)}
        chips={[
          { id: 'overdue', name: say(cases.overdue), count: chip(counts?.overdue) },
          { id: 'today', name: say(cases.today), count: chip(counts?.due_today) },
        ]}
        chosen={asked.due}
        onChoose={(due) => ask({ due })}
      />
      <div className={styles.selects}>
        <Field label={say(cases.status)}>
          <Select value={asked.status ?? ''} onChange={(event) => ask({ status: event.target.value })}>
            <option value="">{say(cases.unsettled)}</option>
            {STATUSES.map((each) => (
              <option key={each} value={each}>
                {say(caseStatusNames[each])}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say(cases.assignee)}>
          <Select value={asked.assignee ?? ''} onChange={(event) => ask({ assignee: event.target.value })}>
            <option value="">{say(cases.everybodys)}</option>
            {own && <option value={own}>{counted(say(cases.mine), counts?.mine)}</option>}
            <option value={NOBODYS}>{counted(say(cases.nobodys), counts?.unassigned)}</option>
            {manages &&
              agents.all
                .filter((agent) => agent.active && agent.agent_id !== own)
                .map((agent) => (
                  <option key={agent.agent_id} value={agent.agent_id}>
                    {agent.name}
                  </option>
                ))}
          </Select>
        </Field>
      </div>
    </div>
  )
}
