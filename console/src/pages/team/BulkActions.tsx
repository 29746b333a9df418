import { useState } from 'react'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { type Agent, isAway } from '../../people/agent'
import { useJob } from '../../saving/many'
import { may } from '../../sign-in/me'
import { handing } from '../../texts/handing'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { DayDialog, SkipDialog } from './BulkDialogs'
import { handTo, skip, type Task, toDay } from './handing'

/** What can be done with the calls that are selected. */
export function BulkActions({ tasks, agents, onDone }: { tasks: Task[]; agents: Agent[]; onDone: () => void }) {
  const say = useSay()
  const { day, number, today } = useFormats()
  const job = useJob()
  const [asks, setAsks] = useState<'day' | 'skip'>()
  const board = useRead('/crm/automation/team/dashboard', { query: { period: 'daily' } })
  const going = job !== undefined && job.seen < job.all
  if (!may('POST /crm/automation/tasks/bulk')) return null

  const nameWithRoom = (agent: Agent) => {
    const share = board.data?.distribution.find((each) => each.agent_id === agent.agent_id)
    if (share?.capacity === 0 || isAway(agent, today())) return say(handing.away, { agent: agent.name })
    return share ? say(handing.load, { agent: agent.name, n: number(share.tasks), capacity: number(share.capacity ?? 0) }) : agent.name
  }
  const give = (agent: Agent | undefined) => {
    handTo(tasks, agent?.agent_id, (count) =>
      agent ? say(handing.handed, { n: number(count), agent: agent.name }) : say(handing.pooled, { n: number(count) }),
    )
    onDone()
  }
  const move = (to: string) => {
    toDay(tasks, to, today(), (count) => say(handing.moved, { n: number(count), day: day(to) }))
    onDone()
  }
  const leaveOut = (note: string) => {
    skip(tasks, note, (count) => say(handing.skipped, { n: number(count) }))
    onDone()
  }
  return (
    <>
      <Menu
        label={say(handing.handTo)}
        opener={
          <Button kind="strong" icon="team" disabled={going}>
            {say(handing.handTo)}
          </Button>
        }
        choices={[
          ...agents.filter((agent) => agent.active).map((agent) => ({ name: nameWithRoom(agent), run: () => give(agent) })),
          'line' as const,
          { name: say(handing.toPool), run: () => give(undefined) },
        ]}
      />
      <Button icon="clock" disabled={going} onClick={() => setAsks('day')}>
        {say(handing.anotherDay)}
      </Button>
      <Button icon="skip" disabled={going} onClick={() => setAsks('skip')}>
        {say(handing.skip)}
      </Button>
      {asks === 'day' && <DayDialog count={tasks.length} onClose={() => setAsks(undefined)} onChoose={move} />}
      {asks === 'skip' && <SkipDialog count={tasks.length} onClose={() => setAsks(undefined)} onChoose={leaveOut} />}
    </>
  )
}
