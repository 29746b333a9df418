import { startNames, wizard } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Field, Input, Select } from '../../ui/Field'
import type { StepProps } from './AudienceStep'
import type { CampaignForm } from './form'
import styles from './wizard.module.css'

export function ScheduleStep({ form, change }: StepProps) {
  const say = useSay()
  const typed = (name: 'at' | 'monthDay' | 'from' | 'end' | 'budget' | 'holdout' | 'priority') => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  })
  return (
    <div className={styles.two}>
      <Field label={say(wizard.starts)}>
        <Select value={form.starts} onChange={(event) => change({ starts: event.target.value as CampaignForm['starts'] })}>
          {Object.entries(startNames).map(([starts, name]) => (
            <option key={starts} value={starts}>
              {say(name)}
            </option>
          ))}
        </Select>
      </Field>
      {form.starts === 'scheduled' && (
        <Field label={say(wizard.at)}>
          <Input type="datetime-local" required {...typed('at')} />
        </Field>
      )}
      {form.starts === 'monthly' && (
        <Field label={say(wizard.monthDay)}>
          <Input type="number" min={1} max={28} required {...typed('monthDay')} />
        </Field>
      )}
      <Field label={say(wizard.from)}>
        <Input type="date" {...typed('from')} />
      </Field>
      <Field label={say(wizard.end)}>
        <Input type="date" {...typed('end')} />
      </Field>
      <Field label={say(wizard.budget)}>
        <Input type="number" min={0} step="0.01" {...typed('budget')} />
      </Field>
      <Field label={say(wizard.holdout)} hint={say(wizard.holdoutAbout)}>
        <Input type="number" min={0} max={50} {...typed('holdout')} />
      </Field>
      <Field label={say(wizard.priority)}>
        <Input type="number" min={0} max={100} {...typed('priority')} />
      </Field>
    </div>
  )
}
