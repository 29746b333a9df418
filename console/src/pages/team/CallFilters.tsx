import { useSearchParams } from 'react-router'
import type { Agents } from '../../api/agents'
import { taskStatusNames } from '../../texts/calls'
import { temperatureNames } from '../../texts/customers'
import { handing } from '../../texts/handing'
import { team } from '../../texts/team'
import { useSay } from '../../texts/text'
import { Field, Select } from '../../ui/Field'
import { isOpen, type Task } from './handing'
import { NOBODY } from './period'
import styles from './TodaysCalls.module.css'

export const PRIORITIES = ['hot', 'warm', 'cold'] as const
const ENDED = ['in_progress', 'completed', 'failed', 'skipped', 'expired'] as const
/** Done or not. */
export const ANY = 'any'

export interface Chosen {
  agent: string | undefined
  /** Whether anything is chosen at all. */
  some: boolean
  fits: (task: Task) => boolean
  value: (name: Name) => string
  choose: (changed: Partial<Record<Name, string>>) => void
}

type Name = 'agent' | 'priority' | 'status'

/** They stand in the address; without any it is all that is still to do. */
export function useCallFilters(): Chosen {
  const [params, setParams] = useSearchParams()
  const value = (name: Name) => params.get(name) ?? ''
  const [priority, status] = [value('priority'), value('status')]
  return {
    agent: value('agent') || undefined,
    some: Boolean(value('agent') || priority || status),
    fits: (task) =>
      (!priority || task.priority === priority) && (status === ANY || (status ? task.status === status : isOpen(task))),
    value,
    choose: (changed) =>
      setParams((before) => {
        const next = new URLSearchParams(before)
        for (const [name, chosen] of Object.entries(changed)) {
          if (chosen) next.set(name, chosen)
          else next.delete(name)
        }
        return next
      }),
  }
}

export function CallFilters({ of, agents }: { of: Chosen; agents: Agents['all'] }) {
  const say = useSay()
  const at = (name: Name) => ({
    value: of.value(name),
    onChange: (event: { target: { value: string } }) => of.choose({ [name]: event.target.value }),
  })
  return (
    <div className={styles.filters}>
      <Field label={say(handing.agent)}>
        <Select {...at('agent')}>
          <option value="">{say(handing.everybody)}</option>
          <option value={NOBODY}>{say(team.nobody)}</option>
          {agents.map((agent) => (
            <option key={agent.agent_id} value={agent.agent_id}>
              {agent.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say(handing.priority)}>
        <Select {...at('priority')}>
          <option value="">{say(handing.anyPriority)}</option>
          {PRIORITIES.map((each) => (
            <option key={each} value={each}>
              {say(temperatureNames[each])}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say(handing.status)}>
        <Select {...at('status')}>
          <option value="">{say(handing.open)}</option>
          {ENDED.map((each) => (
            <option key={each} value={each}>
              {say(taskStatusNames[each])}
            </option>
          ))}
          <option value={ANY}>{say(handing.anyStatus)}</option>
        </Select>
      </Field>
    </div>
  )
}
