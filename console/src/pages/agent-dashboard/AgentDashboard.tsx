import { useSearchParams } from 'react-router'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { me } from '../../sign-in/me'
import { calls } from '../../texts/calls'
import { useLanguage, useSay } from '../../texts/text'
import { Field, Select } from '../../ui/Field'
import { Page } from '../../ui/Page'
import { Shown } from '../../ui/Shown'
import { DaySkeleton } from './DaySkeleton'
import { OwnPerformance } from './OwnPerformance'
import { WorkingDay } from './WorkingDay'

/** An agent's day from top to bottom; who leads may look at anybody's. */
export default function AgentDashboard() {
  const say = useSay()
  const lang = useLanguage()
  const { weekday } = useFormats()
  const [params, setParams] = useSearchParams()
  const own = me().agent_id
  const looksAtAll = me().roles.some((role) => role === 'admin' || role === 'sales_manager')
  const agents = useRead('/crm/automation/agents', { when: looksAtAll })
  const callers = agents.data?.filter((agent) => agent.active)
  const chosen = params.get('agent') ?? own ?? callers?.[0]?.agent_id
  const day = useRead('/crm/automation/agent/{agent_id}/dashboard', {
    names: { agent_id: chosen ?? '' },
    query: { lang },
    when: chosen !== undefined,
    every: 30_000,
  })
  return (
    <Page
      title={say(calls.title)}
      about={day.data && say(calls.dayOf, { agent: day.data.agent_name, day: weekday(day.data.date) })}
      actions={
        callers && (
          <Field label={say(calls.whoseDay)}>
            <Select value={chosen} onChange={(event) => setParams({ agent: event.target.value })}>
              {callers.map((agent) => (
                <option key={agent.agent_id} value={agent.agent_id}>
                  {agent.name}
                </option>
              ))}
            </Select>
          </Field>
        )
      }
    >
      <Shown of={day} what={say(calls.list)} skeleton={<DaySkeleton />}>
        {(found) => <WorkingDay day={found} key={found.agent_id} />}
      </Shown>
      {chosen && <OwnPerformance agent={chosen} />}
    </Page>
  )
}
