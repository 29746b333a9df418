import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAgents } from '../../api/agents'
import { usePages } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { ops } from '../../texts/ops'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Field, Input, Select } from '../../ui/Field'
import { More } from '../../ui/More'
import { Empty, Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import { type Entry, EntryDialog } from './EntryDialog'
import styles from './Ops.module.css'
import { Verdict } from './Verdict'

const NAMES = ['record', 'user', 'from', 'to'] as const
type Asked = Record<(typeof NAMES)[number], string>

/** Who did what, in the address so that a search can be sent to somebody; the chain behind it is checked as well. */
export function Audit() {
  const say = useSay()
  const { moment, today } = useFormats()
  const { all, person } = useAgents()
  const [params, setParams] = useSearchParams()
  const [opened, setOpened] = useState<Entry>()
  const asked = Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? ''])) as Asked
  const [record, setRecord] = useState(asked.record)
  const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value))
  const found = usePages('/audit', { query: { ...query, limit: 50 } })
  const ask = (next: Partial<Asked>) =>
    setParams((before) => {
      const after = new URLSearchParams(before)
      for (const [name, value] of Object.entries(next)) value ? after.set(name, value) : after.delete(name)
      return after
    })
  return (
    <div className={styles.tab}>
      <form
        className={styles.filters}
        onSubmit={(event) => {
          event.preventDefault()
          ask({ record: record.trim() })
        }}
      >
        <Field label={say(ops.record)} hint={say(ops.recordAbout)}>
          <Input value={record} onChange={(event) => setRecord(event.target.value)} onBlur={() => ask({ record: record.trim() })} />
        </Field>
        <Field label={say(ops.person)}>
          <Select value={asked.user} onChange={(event) => ask({ user: event.target.value })}>
            <option value="">{say(ops.anybody)}</option>
            {all
              .filter((agent) => agent.user_id)
              .map((agent) => (
                <option key={agent.agent_id} value={agent.user_id}>
                  {agent.name}
                </option>
              ))}
          </Select>
        </Field>
        <Field label={say(ops.from)}>
          <Input type="date" max={today()} value={asked.from} onChange={(event) => ask({ from: event.target.value })} />
        </Field>
        <Field label={say(ops.toDay)}>
          <Input type="date" max={today()} value={asked.to} onChange={(event) => ask({ to: event.target.value })} />
        </Field>
      </form>
      {asked.record && <Verdict query={{ record: asked.record }} />}
      {!asked.record && asked.from && asked.from === asked.to && <Verdict query={{ day: asked.from }} />}
      <Card flush>
        <Shown of={{ ...found, data: found.rows }} what={say(ops.audit)}>
          {(entries) =>
            entries.length === 0 ? (
              <Empty>{say(ops.noAudit)}</Empty>
            ) : (
              <>
                <Table<Entry>
                  label={say(ops.audit)}
                  rows={entries}
                  id={(entry) => `${entry.record} ${entry.number ?? ''} ${entry.when} ${entry.who}`}
                  open={setOpened}
                  keys
                  columns={[
                    { name: say(ops.when), shows: (entry) => moment(entry.when) },
                    { name: say(ops.person), shows: (entry) => person(entry.who) ?? entry.who },
                    { name: say(ops.what), shows: (entry) => entry.what },
                    { name: say(ops.record), wide: true, shows: (entry) => entry.record },
                  ]}
                />
                <More of={found} />
              </>
            )
          }
        </Shown>
      </Card>
      {opened && <EntryDialog of={opened} who={person(opened.who) ?? opened.who} onClose={() => setOpened(undefined)} />}
    </div>
  )
}
