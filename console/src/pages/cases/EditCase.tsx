import { useState } from 'react'
import { useAgents } from '../../api/agents'
import { may } from '../../sign-in/me'
import { cases } from '../../texts/cases'
import { useSay } from '../../texts/text'
import { Field, Select } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import { CaseFields, type Typed } from './CaseFields'
import styles from './Cases.module.css'
import { type Case, change, type Fields } from './saving'

/** What was written down wrong is put right, and it is handed to whoever should have it. */
export function EditCase({ of, onClose }: { of: Case; onClose: () => void }) {
  const say = useSay()
  const agents = useAgents()
  const before: Typed = { kind: of.kind, priority: of.priority, order_id: of.order_id ?? '', what_happened: of.what_happened }
  const [form, setForm] = useState(before)
  const [assignee, setAssignee] = useState(of.assignee ?? '')
  const save = () => {
    const fields: Fields = {
      ...(form.kind !== before.kind && { kind: form.kind }),
      ...(form.priority !== before.priority && { priority: form.priority }),
      ...(form.order_id !== before.order_id && { order_id: form.order_id || null }),
      ...(form.what_happened.trim() !== before.what_happened && { what_happened: form.what_happened.trim() }),
      ...(assignee !== (of.assignee ?? '') && { assignee: assignee || null }),
    }
    const label = say(cases.changed, { name: of.customer_name ?? of.customer_id })
    return change(of, fields, label, { order_id: form.order_id || undefined, assignee: assignee || undefined, assignee_name: agents.named(assignee || undefined) })
  }
  return (
    <FormDialog title={say(cases.change)} ready={form.what_happened.trim() !== ''} onClose={onClose} onSave={save}>
      <div className={styles.form}>
        <CaseFields customer={of.customer_id} form={form} type={(fields) => setForm((now) => ({ ...now, ...fields }))} />
        {may('GET /crm/automation/agents') && (
          <Field label={say(cases.assignee)}>
            <Select value={assignee} onChange={(event) => setAssignee(event.target.value)}>
              <option value="">{say(cases.nobody)}</option>
              {agents.all
                .filter((agent) => agent.active || agent.agent_id === of.assignee)
                .map((agent) => (
                  <option key={agent.agent_id} value={agent.agent_id}>
                    {agent.name}
                  </option>
                ))}
            </Select>
          </Field>
        )}
      </div>
    </FormDialog>
  )
}
