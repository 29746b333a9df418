import { formats, useDigits } from '../../formats/formats'
import { useFormDraft } from '../../saving/drafts'
import { me } from '../../sign-in/me'
import { automation, priorityNames, rules, toWhom } from '../../texts/automation'
import { dialogs } from '../../texts/dialogs'
import { type Language, useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Field, Input, Select } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import { GoodsSelect } from '../../ui/GoodsSelect'
import { Sentence } from '../../ui/Sentence'
import styles from './automation.module.css'
import { formOf, NEW_RULE, type Rule, type RuleForm, removeRule, saveRule, sentence } from './rule'

const LANGUAGES: Language[] = ['en', 'bn']

export function RuleDialog({ rule, nameOf, onClose }: { rule: Rule | undefined; nameOf: (id: string) => string; onClose: () => void }) {
  const say = useSay()
  const digits = useDigits()
  const [form, change, letGo] = useFormDraft(`rule.${rule?.id ?? 'new'}.${rule?.version ?? 0}`, rule ? formOf(rule) : NEW_RULE)
  const typed = (name: keyof RuleForm) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  })
  const send = async () => {
    const end = await saveRule(form, rule, say(rule ? automation.changed : automation.made, { name: form.name }))
    if ('answer' in end) letGo()
    return end
  }
  const { currency, time_zone } = me()
  const priorities = [...Object.keys(priorityNames), ...(form.priority in priorityNames ? [] : [form.priority])]
  return (
    <FormDialog
      title={say(rule ? rules.change : rules.add)}
      wide
      onClose={onClose}
      onCancel={letGo}
      onSave={send}
      ready={form.name.trim() !== '' && form.product !== ''}
      aside={
        rule && (
          <Button
            className={styles.aside}
            kind="danger"
            icon="trash"
            onClick={() => {
              removeRule(rule, say(automation.removed, { name: rule.rule_name }))
              onClose()
            }}
          >
            {say(dialogs.remove)}
          </Button>
        )
      }
    >
      <div className={styles.form}>
        <Field label={say(rules.name)}>
          <Input required maxLength={100} {...typed('name')} />
        </Field>
        <Sentence
          text={rules.form}
          parts={{
            trigger: (
              <GoodsSelect categories label={say(rules.trigger)} none={say(rules.anything)} value={form.trigger} onChoose={(trigger) => change({ trigger })} />
            ),
            from: <Input type="number" min={0} max={1460} aria-label={say(rules.from)} {...typed('from')} />,
            to: <Input type="number" min={0} max={1460} placeholder={say(rules.noEnd)} aria-label={say(rules.to)} {...typed('to')} />,
            amount: <Input type="number" min={0} step="0.01" aria-label={say(rules.amount)} {...typed('amount')} />,
            product: <GoodsSelect label={say(rules.product)} none={say(rules.choose)} value={form.product} onChoose={(product) => change({ product })} />,
            percent: <Input type="number" min={0} max={100} step="0.01" aria-label={say(rules.percent)} {...typed('percent')} />,
            priority: (
              <Select aria-label={say(rules.priority)} {...typed('priority')}>
                {priorities.map((each) => (
                  <option key={each} value={each}>
                    {each in priorityNames ? say(priorityNames[each as keyof typeof priorityNames]) : each}
                  </option>
                ))}
              </Select>
            ),
            type: (
              <Select aria-label={say(rules.type)} {...typed('type')}>
                {Object.entries(toWhom).map(([type, name]) => (
                  <option key={type} value={type}>
                    {say(name)}
                  </option>
                ))}
              </Select>
            ),
          }}
        />
        <section>
          <h3>{say(rules.reads)}</h3>
          {LANGUAGES.map((language) => (
            <p key={language} lang={language}>
              {sentence(form, nameOf, language, formats(language, digits, currency, time_zone))}
            </p>
          ))}
          <p className={styles.soft}>{form.product ? say(rules.noCount) : say(rules.needsProduct)}</p>
        </section>
      </div>
    </FormDialog>
  )
}
