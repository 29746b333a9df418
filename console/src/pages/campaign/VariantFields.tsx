import { useFormats } from '../../formats/formats'
import { automation } from '../../texts/automation'
import { wizard } from '../../texts/campaigns'
import { dialogs } from '../../texts/dialogs'
import { templates, type variableNames } from '../../texts/templates'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Field, Input } from '../../ui/Field'
import { MessageText } from '../../ui/MessageText'
import type { StepProps } from './AudienceStep'
import type { Variant } from './form'
import styles from './wizard.module.css'

const NAMES = ['A', 'B', 'C', 'D'] as const

/** Others say it otherwise to a part of the people: who orders more tells which is better. */
export function VariantFields({ form, change, variables }: StepProps & { variables: (keyof typeof variableNames)[] }) {
  const say = useSay()
  const { number } = useFormats()
  const put = (name: string, fields: Partial<Variant>) =>
    change({ variants: form.variants.map((each) => (each.name === name ? { ...each, ...fields } : each)) })
  const free = NAMES.find((name) => form.variants.every((each) => each.name !== name))
  const rest = 100 - form.variants.reduce((all, each) => all + Number(each.share || 0), 0)
  return (
    <>
      {form.variants.length > 0 && <h3>{say(wizard.variants)}</h3>}
      {form.variants.map((each) => (
        <section key={each.name} className={styles.variant} aria-label={say(wizard.variant, { name: each.name })}>
          <header>
            <b>{say(wizard.variant, { name: each.name })}</b>
            <Field label={say(wizard.share)}>
              <Input type="number" min={1} max={100} value={each.share} onChange={(event) => put(each.name, { share: event.target.value })} />
            </Field>
            <Button bare kind="quiet" icon="trash" onClick={() => change({ variants: form.variants.filter((one) => one !== each) })}>
              {say(dialogs.remove)}
            </Button>
          </header>
          <div className={styles.two}>
            <MessageText
              label={say(templates.text, { language: say(automation.inEnglish) })}
              lang="en"
              value={each.en}
              variables={variables}
              onType={(en) => put(each.name, { en })}
            />
            <MessageText
              label={say(templates.text, { language: say(automation.inBangla) })}
              lang="bn"
              value={each.bn}
              variables={variables}
              onType={(bn) => put(each.name, { bn })}
            />
          </div>
        </section>
      ))}
      {form.variants.length > 0 && <p className={styles.soft}>{say(wizard.rest, { n: number(rest) })}</p>}
      {free && (
        <div>
          <Button small icon="plus" onClick={() => change({ variants: [...form.variants, { name: free, share: '25', en: '', bn: '' }] })}>
            {say(wizard.addVariant)}
          </Button>
        </div>
      )}
    </>
  )
}
