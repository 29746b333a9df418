import { useAgents } from '../../api/agents'
import { useReadEach } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { useJob } from '../../saving/many'
import { calls, taskStatusNames, taskTypeNames } from '../../texts/calls'
import { handing, handingRefusals } from '../../texts/handing'
import { team } from '../../texts/team'
import { useLanguage, useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { JobTold } from '../../ui/JobTold'
import { SelectBar } from '../../ui/SelectBar'
import { useSelecting } from '../../ui/selecting'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { type Column, Table } from '../../ui/Table'
import { Temperature } from '../../ui/words'
import { BulkActions } from './BulkActions'
import { ANY, CallFilters, type Chosen, PRIORITIES, useCallFilters } from './CallFilters'
import { isOpen, TODAY, type Task } from './handing'
import { NOBODY } from './period'
import styles from './TodaysCalls.module.css'

const EVERY = 60_000

/** The calls of all agents, and of nobody: looked through, and handed on many at once. */
export function TodaysCalls() {
  const say = useSay()
  const lang = useLanguage()
  const { number } = useFormats()
  const { open } = useOpening()
  const job = useJob()
  const agents = useAgents()
  // Whoever has left may still have calls, and somebody has to get them.
  const callers = agents.all.filter((agent) => agent.role === 'crm_agent')
  const filters = useCallFilters()
  const desks = filters.agent ? [filters.agent] : callers.length > 0 ? [NOBODY, ...callers.map((agent) => agent.agent_id)] : []
  const found = useReadEach(TODAY, desks.map((agent_id) => ({ agent_id, lang })), EVERY)
  const rows = found.data?.filter(filters.fits).sort(hottestFirst)
  const columns = useColumns(agents.named)
  const selecting = useSelecting(rows?.filter(isOpen).map((task) => task.id) ?? [])
  const name = (task: Task) => task.customer_name ?? task.customer_phone ?? task.id

  return (
    <div className={styles.calls}>
      <CallFilters of={filters} agents={callers} />
      {job && <JobTold job={job} why={({ code, message }) => (code in handingRefusals ? say(handingRefusals[code as keyof typeof handingRefusals]) : message)} />}
      <Card title={rows && say(handing.count, { n: number(rows.length) })} label={say(calls.list)} flush>
        <Shown of={{ ...found, data: rows }} what={say(calls.list)} skeleton={<div className={styles.wait}><Skeleton lines={12} height="1.75rem" /></div>}>
          {(tasks) =>
            tasks.length === 0 ? (
              <Nothing filters={filters} />
            ) : (
              <Table<Task>
                label={say(calls.list)}
                columns={columns}
                rows={tasks}
                id={(task) => task.id}
                open={(task) => open('customer', task.customer_id)}
                keys
                selects={{ of: selecting, name }}
              />
            )
          }
        </Shown>
      </Card>
      <SelectBar of={selecting}>
        <BulkActions tasks={rows?.filter((task) => isOpen(task) && selecting.has(task.id)) ?? []} agents={callers} onDone={selecting.clear} />
      </SelectBar>
    </div>
  )
}

function Nothing({ filters }: { filters: Chosen }) {
  const say = useSay()
  const all = { agent: '', priority: '', status: '' }
  return filters.some ? (
    <Empty action={<Button onClick={() => filters.choose(all)}>{say(handing.showAll)}</Button>}>{say(handing.none)}</Empty>
  ) : (
    <Empty action={<Button onClick={() => filters.choose({ status: ANY })}>{say(handing.showDone)}</Button>}>{say(handing.noneLeft)}</Empty>
  )
}

function useColumns(named: (id: string | undefined) => string | undefined): Column<Task>[] {
  const say = useSay()
  const { hour } = useFormats()
  const { open } = useOpening()
  return [
    {
      name: say(handing.customer),
      shows: (task) => (
        <>
          <button type="button" className={styles.customer} onClick={() => open('customer', task.customer_id)}>
            {task.customer_name ?? task.customer_phone ?? task.customer_id}
          </button>
          <small className={styles.soft}>
            {say(taskTypeNames[task.task_type])}
            {task.scheduled_time && task.time_is_agreed && ` · ${say(calls.agreed, { time: hour(task.scheduled_time) })}`}
          </small>
        </>
      ),
    },
    { name: say(handing.why), wide: true, shows: (task) => task.call_reason },
    { name: say(handing.priority), shows: (task) => <Temperature is={task.priority} /> },
    {
      name: say(handing.agent),
      shows: (task) => (
        <span className={task.agent_id ? styles.agent : styles.soft}>{named(task.agent_id) ?? say(team.nobody)}</span>
      ),
    },
    {
      name: say(handing.status),
      wide: true,
      shows: (task) => <Badge tone={task.status === 'in_progress' ? 'accent' : 'calm'}>{say(taskStatusNames[task.status])}</Badge>,
    },
  ]
}

/** As they are worked; what is over stands behind what is to do. */
function hottestFirst(a: Task, b: Task): number {
  const by = (task: Task) => [isOpen(task) ? 0 : 1, PRIORITIES.indexOf(task.priority), -task.score] as const
  const [one, other] = [by(a), by(b)]
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || a.id.localeCompare(b.id)
}
