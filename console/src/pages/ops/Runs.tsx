import { Link, useSearchParams } from 'react-router'
import { usePages } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { countNames, jobNames, ops } from '../../texts/ops'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Field, Select } from '../../ui/Field'
import { More } from '../../ui/More'
import { Empty, Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import styles from './Ops.module.css'

type Run = Model['RunTold']
type Job = keyof typeof jobNames

/** Where a run begins that a person may ask for: previewed there first. */
const AGAIN: Partial<Record<Job, string>> = { 'call-tasks': '/admin/crm/automation?tab=calls' }

export function Runs() {
  const say = useSay()
  const { moment, today } = useFormats()
  const [params, setParams] = useSearchParams()
  const job = params.get('job') ?? ''
  const runs = usePages('/ops/runs', { query: { ...(job && { job }), limit: 50 }, every: 30_000 })
  const choose = (next: string) =>
    setParams((before) => {
      const after = new URLSearchParams(before)
      after.set('job', next)
      return after
    })
  const mayGenerate = may('POST /crm/automation/tasks/generate')
  const again = (run: Run) => (mayGenerate && run.day === today() ? AGAIN[run.job as Job] : undefined)
  return (
    <div className={styles.tab}>
      <div>
        <Field label={say(ops.job)} className={styles.one ?? ''}>
          <Select value={job} onChange={(event) => choose(event.target.value)}>
            <option value="">{say(ops.allJobs)}</option>
            {(Object.keys(jobNames) as Job[]).map((each) => (
              <option key={each} value={each}>
                {say(jobNames[each])}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Card flush>
        <Shown of={{ ...runs, data: runs.rows }} what={say(ops.runs)}>
          {(found) =>
            found.length === 0 ? (
              <Empty>{say(ops.noRuns)}</Empty>
            ) : (
              <>
                <Table<Run>
                  label={say(ops.runs)}
                  rows={found}
                  id={(run) => `${run.job} ${run.run_id}`}
                  columns={[
                    { name: say(ops.job), shows: (run) => <b className={styles.line}>{run.job in jobNames ? say(jobNames[run.job as Job]) : run.job}</b> },
                    {
                      name: say(ops.started),
                      shows: (run) => (
                        <span className={styles.line}>
                          {moment(run.started_at)} {run.finished_at === undefined && <Badge tone="warn">{say(ops.running)}</Badge>}
                        </span>
                      ),
                    },
                    { name: say(ops.counts), wide: true, shows: (run) => <Counts of={run} /> },
                    { name: say(ops.runAgain), right: true, shows: (run) => <Again to={again(run)} /> },
                  ]}
                />
                <More of={runs} />
              </>
            )
          }
        </Shown>
      </Card>
    </div>
  )
}

function Again({ to }: { to: string | undefined }) {
  const say = useSay()
  return to && <Link to={to}>{say(ops.runAgain)}</Link>
}

function Counts({ of }: { of: Run }) {
  const say = useSay()
  const { number } = useFormats()
  const some = Object.entries(of.counts).filter(([, count]) => count > 0)
  if (some.length === 0) return <span className={styles.soft}>{say(ops.nothingDone)}</span>
  return (
    <span className={styles.counts}>
      {some.map(([name, count]) => (
        <span key={name}>
          {number(count)} {name in countNames ? say(countNames[name as keyof typeof countNames]) : name.replaceAll('_', ' ')}
        </span>
      ))}
    </span>
  )
}
