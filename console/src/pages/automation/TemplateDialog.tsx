import { useFormDraft } from '../../saving/drafts'
import { automation } from '../../texts/automation'
import { dialogs } from '../../texts/dialogs'
import { templates } from '../../texts/templates'
import { useSay } from '../../texts/text'
import { BothTexts } from '../../ui/BothTexts'
import { Button } from '../../ui/Button'
import { ChannelSelect } from '../../ui/ChannelSelect'
import { Field, Input } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import { PurposeSelect } from '../../ui/PurposeSelect'
import styles from './automation.module.css'
import { formOf, NEW_TEMPLATE, removeTemplate, saveTemplate, type Template } from './template'

export function TemplateDialog({ template, onClose }: { template: Template | undefined; onClose: () => void }) {
  const say = useSay()
  const [form, change, letGo] = useFormDraft(`template.${template?.id ?? 'new'}.${template?.version ?? 0}`, template ? formOf(template) : NEW_TEMPLATE)
  const send = async () => {
    const end = await saveTemplate(form, template, say(template ? automation.changed : automation.made, { name: form.name }))
    if ('answer' in end) letGo()
    return end
  }
  return (
    <FormDialog
      title={say(template ? templates.change : templates.add)}
      wide
      onClose={onClose}
      onCancel={letGo}
      onSave={send}
      ready={Boolean(form.name.trim() && (form.en.trim() || form.bn.trim()))}
      aside={
        template &&
        !template.is_default && (
          <Button
            className={styles.aside}
            kind="danger"
            icon="trash"
            title={say(templates.backToDefault)}
            onClick={() => {
              removeTemplate(template, say(automation.removed, { name: template.name }))
              onClose()
            }}
          >
            {say(dialogs.remove)}
          </Button>
        )
      }
    >
      <div className={styles.form}>
        <Field label={say(templates.name)}>
          <Input required maxLength={100} value={form.name} onChange={(event) => change({ name: event.target.value })} />
        </Field>
        <div className={styles.two}>
          <ChannelSelect label={say(templates.channel)} value={form.channel} onChoose={(channel) => change({ channel })} />
          <PurposeSelect label={say(templates.purpose)} value={form.purpose} onChoose={(purpose) => change({ purpose })} />
          {form.channel === 'whatsapp' && (
            <Field label={say(templates.whatsappName)} hint={say(templates.whatsappNameAbout)}>
              <Input value={form.whatsappName} onChange={(event) => change({ whatsappName: event.target.value })} />
            </Field>
          )}
        </div>
        <p className={styles.soft}>{say(templates.variablesAbout)}</p>
        <BothTexts said={form} onSay={change} channel={form.channel} purpose={form.purpose} />
      </div>
    </FormDialog>
  )
}
