import type { Answer } from '../../api/words'
import { type Agent, type AgentFields, fieldsOf, saveAgent } from '../../people/agent'
import { useFormDraft } from '../../saving/drafts'
import { save, type Saved } from '../../saving/saving'
import { me } from '../../sign-in/me'
import { seniorityNames, settings } from '../../texts/settings'
import { roleNames } from '../../texts/sign-in'
import { useSay } from '../../texts/text'
import { Check, Field, Input, Select } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import styles from './Settings.module.css'
import { Weekdays } from './Weekdays'

type Form = AgentFields & { email: string }

const NEW: Form = {
  name: '',
  email: '',
  role: 'crm_agent',
  seniority: 'junior',
  districts: [],
  daily_capacity: 40,
  starts_at: '09:00',
  ends_at: '18:00',
  absences: [],
  active: true,
}

export function Invite({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const [form, change, letGo] = useFormDraft('person.new', NEW)
  const invite = async (): Promise<Saved<Answer<'/crm/automation/agents', 'post'>>> => {
    const saved = await save({
      method: 'post',
      path: '/crm/automation/agents',
      body: { ...form, name: form.name.trim(), email: form.email.trim() },
      label: say(settings.invited, { name: form.name.trim() }),
      touches: ['/crm/automation/agents', '/crm/automation/team/dashboard'],
      refusedHere: true,
    })
    if ('answer' in saved) letGo()
    return saved
  }
  return (
    <FormDialog
      title={say(settings.inviteTitle)}
      onClose={onClose}
      onCancel={letGo}
      onSave={invite}
      saveName={say(settings.invite)}
      ready={form.name.trim() !== '' && form.email.includes('@')}
    >
      <Fields form={form} change={change} email />
    </FormDialog>
  )
}

export function Person({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const say = useSay()
  const [form, change, letGo] = useFormDraft<Form>(`person.${agent.agent_id}`, { ...fieldsOf(agent), email: '' })
  const put = async () => {
    const { email: _email, ...fields } = form
    const saved = await saveAgent(agent, { ...fields, name: form.name.trim() }, say(settings.changed, { name: form.name.trim() }), true)
    if ('answer' in saved || saved.refused.status === 409) letGo()
    return saved
  }
  return (
    <FormDialog title={agent.name} onClose={onClose} onCancel={letGo} onSave={put} ready={form.name.trim() !== ''}>
      <Fields form={form} change={change} />
      {agent.user_id !== me().user_id && (
        <Check label={say(settings.active)} checked={form.active ?? true} onChange={(event) => change({ active: event.target.checked })} />
      )}
    </FormDialog>
  )
}

function Fields({ form, change, email }: { form: Form; change: (fields: Partial<Form>) => void; email?: boolean }) {
  const say = useSay()
  const days = form.working_days ?? undefined
  return (
    <div className={styles.person}>
      <Field label={say(settings.name)}>
        <Input required maxLength={100} value={form.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      {email && (
        <Field label={say(settings.email)} hint={say(settings.emailAbout)}>
          <Input required type="email" value={form.email} onChange={(event) => change({ email: event.target.value })} />
        </Field>
      )}
      <Field label={say(settings.role)}>
        <Select value={form.role} onChange={(event) => change({ role: event.target.value as Form['role'] & string })}>
          {Object.entries(roleNames).map(([role, name]) => (
            <option key={role} value={role}>
              {say(name)}
            </option>
          ))}
        </Select>
      </Field>
      {form.role === 'crm_agent' && (
        <>
          <Field label={say(settings.seniority)} hint={say(settings.seniorityAbout)}>
            <Select value={form.seniority} onChange={(event) => change({ seniority: event.target.value as Agent['seniority'] })}>
              {Object.entries(seniorityNames).map(([seniority, name]) => (
                <option key={seniority} value={seniority}>
                  {say(name)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={say(settings.capacity)}>
            <Input
              type="number"
              min={0}
              max={500}
              value={form.daily_capacity}
              onChange={(event) => change({ daily_capacity: Math.max(0, Math.min(500, Math.round(Number(event.target.value)))) })}
            />
          </Field>
          <Field label={say(settings.districts)} className={styles.broad ?? ''}>
            <Input
              defaultValue={form.districts?.join(', ')}
              onChange={(event) => change({ districts: event.target.value.split(',').map((each) => each.trim()).filter(Boolean) })}
            />
          </Field>
        </>
      )}
      <Field label={say(settings.from)}>
        <Input type="time" required value={form.starts_at} onChange={(event) => change({ starts_at: event.target.value })} />
      </Field>
      <Field label={say(settings.to)}>
        <Input type="time" required value={form.ends_at} onChange={(event) => change({ ends_at: event.target.value })} />
      </Field>
      <Field label={say(settings.days)} className={styles.broad ?? ''}>
        <Select
          value={days ? 'own' : 'shop'}
          onChange={(event) => change({ working_days: event.target.value === 'own' ? ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'] : null })}
        >
          <option value="shop">{say(settings.shopDays)}</option>
          <option value="own">{say(settings.ownDays)}</option>
        </Select>
      </Field>
      {days && (
        <div className={styles.broad}>
          <Weekdays
            label={say(settings.ownDays)}
            chosen={days}
            onChange={(working_days) => change({ working_days: working_days as NonNullable<AgentFields['working_days']> })}
          />
        </div>
      )}
    </div>
  )
}
