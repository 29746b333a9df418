import { startNames, wizard } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Field, Input, Select } from '../../ui/Field'
import { SegmentSelect } from '../../ui/SegmentSelect'
import type { CampaignForm } from './form'
import { TriggerFields } from './TriggerFields'
import styles from './wizard.module.css'

export interface StepProps {
  form: CampaignForm
  change: (fields: Partial<CampaignForm>) => void
}

export function AudienceStep({ form, change }: StepProps) {
  const say = useSay()
  return (
    <>
      <Field label={say(wizard.name)}>
        <Input required maxLength={100} value={form.name} onChange={(event) => change({ name: event.target.value })} />
      </Field>
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
        {form.starts === 'triggered' && <TriggerFields form={form} change={change} />}
        <SegmentSelect
          label={say(form.starts === 'triggered' ? wizard.segmentOf : wizard.segment)}
          value={form.segment}
          onChoose={(segment) => change({ segment })}
        />
      </div>
      <p className={styles.soft}>{say(wizard.audienceAbout)}</p>
    </>
  )
}
