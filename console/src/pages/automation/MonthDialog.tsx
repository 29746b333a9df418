import { useFormDraft } from '../../saving/drafts'
import { automation, calendar as texts } from '../../texts/automation'
import { useSay } from '../../texts/text'
import { ChannelSelect } from '../../ui/ChannelSelect'
import { Check, Field, Input, TextArea } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import { SegmentSelect } from '../../ui/SegmentSelect'
import styles from './automation.module.css'
import { type Calendar, formOf, type Month, saveMonth } from './month'

export function MonthDialog({ calendar, month, name, onClose }: { calendar: Calendar; month: Month; name: string; onClose: () => void }) {
  const say = useSay()
  const [form, change, letGo] = useFormDraft(`offer.${calendar.year}.${month.month}.${calendar.version}`, formOf(month))
  const typed = (field: 'themeEn' | 'themeBn' | 'messageEn' | 'messageBn' | 'code' | 'day' | 'kpi') => ({
    value: form[field],
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  })
  const send = async () => {
    const end = await saveMonth(calendar, month, form, say(automation.changed, { name }))
    if ('answer' in end) letGo()
    return end
  }
  const [english, bangla] = [{ language: say(automation.inEnglish) }, { language: say(automation.inBangla) }]
  return (
    <FormDialog
      title={say(texts.edit, { month: name })}
      wide
      onClose={onClose}
      onCancel={letGo}
      onSave={send}
      ready={Boolean((form.themeEn.trim() || form.themeBn.trim()) && form.kpi.trim())}
    >
      <div className={styles.form}>
        <div className={styles.two}>
          <Field label={say(texts.theme, english)}>
            <Input lang="en" maxLength={150} {...typed('themeEn')} />
          </Field>
          <Field label={say(texts.theme, bangla)}>
            <Input lang="bn" maxLength={150} {...typed('themeBn')} />
          </Field>
          {month.template_id ? (
            <p>{say(texts.template, { name: month.template_id })}</p>
          ) : (
            <>
              <Field label={say(texts.message, english)} hint={say(texts.messageAbout)}>
                <TextArea lang="en" placeholder={month.message?.en} {...typed('messageEn')} />
              </Field>
              <Field label={say(texts.message, bangla)}>
                <TextArea lang="bn" placeholder={month.message?.bn} {...typed('messageBn')} />
              </Field>
            </>
          )}
          <SegmentSelect label={say(texts.segment)} value={form.segment} onChoose={(segment) => change({ segment })} />
          <ChannelSelect label={say(texts.channel)} value={form.channel} onChoose={(channel) => change({ channel })} />
          <Field label={say(texts.code)}>
            <Input maxLength={32} {...typed('code')} />
          </Field>
          <Field label={say(texts.day)}>
            <Input type="number" min={1} max={28} {...typed('day')} />
          </Field>
          <Field label={say(texts.kpi)}>
            <Input maxLength={200} {...typed('kpi')} />
          </Field>
        </div>
        <Check label={say(texts.active)} checked={form.active} onChange={(event) => change({ active: event.target.checked })} />
      </div>
    </FormDialog>
  )
}
