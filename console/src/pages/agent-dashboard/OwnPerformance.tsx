import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { calls } from '../../texts/calls'
import { useSay } from '../../texts/text'
import { Figure, Figures } from '../../ui/Figure'
import { Shown } from '../../ui/Shown'

export function OwnPerformance({ agent }: { agent: string }) {
  const say = useSay()
  const { dayAfter, money, number, percent, today } = useFormats()
  const week = useRead('/crm/automation/agent/performance', {
    query: { agent_id: agent, start_date: dayAfter(-6), end_date: today() },
  })
  const now = useRead('/crm/automation/agent/performance', {
    query: { agent_id: agent, start_date: today(), end_date: today() },
  })
  return (
    <section aria-label={say(calls.performance)}>
      <Shown of={week} what={say(calls.performance)}>
        {(found) => (
          <Figures>
            <Figure name={`${say(calls.callsMade)}, ${say(calls.today)}`} value={number(now.data?.calls ?? 0)} beside={`${say(calls.week)}: ${number(found.calls)}`} />
            <Figure name={`${say(calls.successful)}, ${say(calls.today)}`} value={number(now.data?.successful_calls ?? 0)} beside={`${say(calls.week)}: ${percent(found.success_rate / 100)}`} />
            <Figure name={say(calls.revenue)} value={money(now.data?.revenue_influenced ?? 0)} beside={`${say(calls.week)}: ${money(found.revenue_influenced)}`} />
            <Figure name={say(calls.followUps)} value={found.follow_up_completion === undefined ? '–' : percent(found.follow_up_completion / 100)} beside={say(calls.week)} />
          </Figures>
        )}
      </Shown>
    </section>
  )
}
