import { rules } from '../../texts/automation'
import { condition, triggerNames, wizard } from '../../texts/campaigns'
import { lifecycleNames } from '../../texts/customers'
import { useSay } from '../../texts/text'
import { Field, Input, Select } from '../../ui/Field'
import { GoodsSelect } from '../../ui/GoodsSelect'
import type { StepProps } from './AudienceStep'
import { type Condition, CONDITIONS, type Trigger } from './triggers'

/** Nobody becomes a prospect. */
const STAGES = ['new', 'active', 'at_risk', 'churned'] as const

export function TriggerFields({ form, change }: StepProps) {
  const say = useSay()
  const put = (name: string, value: string) => change({ condition: { ...form.condition, [name]: value } })
  const field = (each: Condition) => {
    const value = form.condition[each.name] ?? ''
    const typed = { value, onChange: (event: { target: { value: string } }) => put(each.name, event.target.value) }
    if (each.kind === 'stage') {
      return (
        <Select {...typed}>
          <option value="">{say(rules.choose)}</option>
          {STAGES.map((stage) => (
            <option key={stage} value={stage}>
              {say(lifecycleNames[stage])}
            </option>
          ))}
        </Select>
      )
    }
    if (each.kind === 'word') return <Input maxLength={60} {...typed} />
    return <Input type="number" min={each.least} max={each.most} step={each.kind === 'money' ? '0.01' : 1} placeholder={each.usually} {...typed} />
  }
  return (
    <>
      <Field label={say(wizard.happens)}>
        <Select value={form.trigger} onChange={(event) => change({ trigger: event.target.value as Trigger, condition: {} })}>
          {(Object.keys(triggerNames) as Trigger[]).map((trigger) => (
            <option key={trigger} value={trigger}>
              {say(triggerNames[trigger])}
            </option>
          ))}
        </Select>
      </Field>
      {CONDITIONS[form.trigger].map((each) => (
        <Field key={each.name} label={say(each.label)}>
          {field(each)}
        </Field>
      ))}
      {form.trigger === 'purchased' && (
        <>
          <Field label={say(condition.bought)}>
            <GoodsSelect categories none={say(rules.choose)} value={form.bought} onChoose={(bought) => change({ bought })} />
          </Field>
          <Field label={say(condition.unless)}>
            <GoodsSelect categories none={say(condition.nothing)} value={form.unless} onChoose={(unless) => change({ unless })} />
          </Field>
        </>
      )}
    </>
  )
}
