import { useProducts } from '../../api/catalogue'
import { usePages } from '../../api/reading'
import { rules } from '../../texts/automation'
import { condition, wizard } from '../../texts/campaigns'
import { templates } from '../../texts/templates'
import { useSay } from '../../texts/text'
import { BothTexts } from '../../ui/BothTexts'
import { ChannelSelect } from '../../ui/ChannelSelect'
import { Field, Input, Select } from '../../ui/Field'
import { GoodsSelect, inGoods } from '../../ui/GoodsSelect'
import { MessagePreview } from '../../ui/MessagePreview'
import { PurposeSelect } from '../../ui/PurposeSelect'
import type { StepProps } from './AudienceStep'
import { sayable } from './triggers'
import { VariantFields } from './VariantFields'
import styles from './wizard.module.css'

const LANGUAGES = ['en', 'bn'] as const

export function MessageStep({ form, change }: StepProps) {
  const say = useSay()
  const found = usePages('/crm/automation/templates', { query: { limit: 100 } })
  const offered = found.rows?.filter((each) => each.channel === form.channel) ?? []
  const products = useProducts().data
  const product = products?.find((each) => each.product_id === inGoods(form.product).product)?.name
  // As the shop hands it over: each language puts it in its own figures.
  const discount = form.percent && `${Number(form.percent)}%`
  const values = Object.fromEntries(
    Object.entries({ offer: form.offer || discount, discount, discount_code: form.code, product, valid_until: form.end }).filter(([, said]) => said),
  ) as Record<string, string>
  const variables = sayable(form)
  const typed = (name: 'offer' | 'percent' | 'code') => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  })
  return (
    <>
      <div className={styles.two}>
        <ChannelSelect label={say(wizard.channel)} value={form.channel} onChoose={(channel) => change({ channel, template: '' })} />
        <PurposeSelect label={say(wizard.purpose)} value={form.purpose} onChoose={(purpose) => change({ purpose })} />
        <Field label={say(wizard.offer)}>
          <Input maxLength={200} {...typed('offer')} />
        </Field>
        <Field label={say(wizard.percent)}>
          <Input type="number" min={0} max={100} step="0.01" {...typed('percent')} />
        </Field>
        <Field label={say(wizard.code)}>
          <Input maxLength={32} {...typed('code')} />
        </Field>
        <Field label={say(wizard.product)}>
          <GoodsSelect none={say(condition.nothing)} value={form.product} onChoose={(chosen) => change({ product: chosen })} />
        </Field>
        <Field label={say(wizard.words)}>
          <Select value={form.says} onChange={(event) => change({ says: event.target.value as typeof form.says })}>
            <option value="own">{say(wizard.own)}</option>
            <option value="template">{say(wizard.template)}</option>
          </Select>
        </Field>
        {form.says === 'template' && (
          <Field label={say(wizard.whichTemplate)}>
            <Select value={form.template} onChange={(event) => change({ template: event.target.value })}>
              <option value="">{say(rules.choose)}</option>
              {offered.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {form.says === 'own' && (
        <>
          <p className={styles.soft}>{say(templates.variablesAbout)}</p>
          <BothTexts said={form} onSay={change} channel={form.channel} purpose={form.purpose} values={values} variables={variables} />
        </>
      )}
      {form.says === 'template' && form.template && (
        <div className={styles.two}>
          {LANGUAGES.map((language) => (
            <MessagePreview key={language} language={language} of={{ template_id: form.template, purpose: form.purpose, values }} />
          ))}
        </div>
      )}
      <VariantFields form={form} change={change} variables={variables} />
    </>
  )
}
