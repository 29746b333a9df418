import { useId, useState } from 'react'
import type { Refused } from '../../api/asking'
import { useKeys } from '../../keys/keys'
import { useFormDraft } from '../../saving/drafts'
import { saveSection, type Values } from '../../settings/section'
import { dialogs } from '../../texts/dialogs'
import { sectionTexts } from '../../texts/setting-fields'
import { settings } from '../../texts/settings'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Refusal } from '../../ui/Refusal'
import { FIELDS, type Setting } from './fields'
import { SettingField } from './SettingField'
import styles from './Settings.module.css'
import { changed, isWrong } from './values'

const BROAD: Setting['kind'][] = ['weekdays', 'dates', 'own_fields', 'switch']

/** One section of what the shop has decided: typed over what stands, saved whole, taken back whole. */
export function Section({ name, stands, version }: { name: string; stands: Values; version: number }) {
  const say = useSay()
  const form = useId()
  const [within, setWithin] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const [typed, type, letGo] = useFormDraft<Values>(`settings.${name}`, stands)
  const fields = (FIELDS[name] ?? []).filter((each) => stands[each.name] !== undefined)
  const texts = sectionTexts[name]
  const different = changed(fields, stands, typed)
  const dirty = Object.keys(different).length > 0
  const ready = dirty && !fields.some((each) => isWrong(each, typed[each.name]))

  const put = async () => {
    if (!ready || !texts) return
    setRefused(undefined)
    const label = say(settings.saved, { section: say(texts.title) })
    const saved = await saveSection({ section: name, stands, different, version, label })
    if ('answer' in saved || saved.refused.status === 409) letGo()
    else setRefused(saved.refused)
  }
  useKeys([{ press: 'ctrl+enter', does: dialogs.save, run: () => void put(), whileTyping: true }], within && dirty)

  const nameOf = (field: string) => say(texts?.fields[field] ?? texts?.title ?? settings.section)
  const problems = new Map(refused?.details.map((each) => [each.field, each.problem.replace(/[a-z]+_[a-z_]+/g, nameOf)]))
  const elsewhere = refused && !fields.some((each) => problems.has(each.name))

  if (!texts || fields.length === 0) return null
  return (
    <Card title={say(texts.title)}>
      <p className={styles.about}>{say(texts.about)}</p>
      <form
        id={form}
        onFocus={() => setWithin(true)}
        onBlur={(event) => setWithin(event.currentTarget.contains(event.relatedTarget))}
        onSubmit={(event) => {
          event.preventDefault()
          void put()
        }}
        noValidate
      >
        <div className={styles.fields}>
          {fields.map((each) => (
            <div key={each.name} className={BROAD.includes(each.kind) ? styles.broad : undefined}>
              <SettingField
                setting={each}
                name={nameOf(each.name)}
                value={typed[each.name]}
                onChange={(value) => type({ [each.name]: value })}
                refused={problems.get(each.name)}
              />
            </div>
          ))}
        </div>
        {elsewhere && <Refusal of={refused} />}
        <div className={styles.foot}>
          {dirty && <span role="status">{say(settings.unsaved)}</span>}
          {dirty && <Button onClick={letGo}>{say(dialogs.cancel)}</Button>}
          <Button kind={dirty ? 'strong' : 'plain'} type="submit" disabled={!ready}>
            {say(dialogs.save)}
          </Button>
        </div>
      </form>
    </Card>
  )
}
