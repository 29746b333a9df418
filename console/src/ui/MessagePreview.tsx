import { useTrial } from '../api/reading'
import { useSettled } from '../api/settled'
import type { Body } from '../api/words'
import { useFormats } from '../formats/formats'
import { templates, variableNames } from '../texts/templates'
import { type Language, useSay } from '../texts/text'
import { Badge } from './Badge'
import styles from './MessagePreview.module.css'
import { Shown } from './Shown'

type Asked = NonNullable<Body<'/crm/automation/templates/preview', 'post'>>

/** As it would arrive, and what it would cost: asked once the typing rests. */
export function MessagePreview({ of, language, says = '' }: { of: Asked; language: Language; says?: string }) {
  const say = useSay()
  const { money, number } = useFormats()
  const { asked, words } = useSettled({ asked: { ...of, language }, words: says })
  const something = asked.template_id != null || words.trim() !== ''
  const found = useTrial('/crm/automation/templates/preview', { query: { lang: language }, body: asked, when: something })
  const named = (name: string) => (name in variableNames ? say(variableNames[name as keyof typeof variableNames]) : name)
  if (!something) return <p className={styles.soft}>{say(templates.nothingYet)}</p>
  return (
    <Shown of={found} what={say(templates.previewOf)}>
      {(told) => (
        <div className={styles.preview} aria-live="polite">
          {told.subject && <p className={styles.subject}>{told.subject}</p>}
          <p className={styles.text} lang={told.language}>
            {told.text}
          </p>
          <p className={styles.facts}>
            {told.parts !== undefined && (
              <Badge tone={told.too_many_parts ? 'bad' : 'calm'}>{say(told.parts === 1 ? templates.onePart : templates.parts, { n: number(told.parts) })}</Badge>
            )}
            <Badge>{say(templates.characters, { n: number(told.characters) })}</Badge>
            {told.encoding && <Badge>{say(templates[told.encoding])}</Badge>}
            <Badge>{say(templates.cost, { cost: money(told.cost) })}</Badge>
          </p>
          <ul className={styles.hints}>
            {told.too_many_parts && <li className={styles.bad}>{say(templates.tooMany)}</li>}
            {(told.dear_signs ?? []).map((each) => (
              <li key={each.sign}>{say(each.instead ? templates.dear : templates.dearNothing, each as never)}</li>
            ))}
            {told.fewer_for_one_less ? (
              <li>{say(templates.fewer, { n: number(told.fewer_for_one_less) })}</li>
            ) : (
              told.room_left !== undefined && <li>{say(templates.roomLeft, { n: number(told.room_left) })}</li>
            )}
            {told.missing.length > 0 && <li className={styles.bad}>{say(templates.missing, { names: told.missing.map(named).join(', ') })}</li>}
            {told.needs_approval && <li>{say(templates.needsApprovalAbout)}</li>}
            {told.unreadable.map((each) => (
              <li key={each.problem} className={styles.bad}>
                {each.problem}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Shown>
  )
}
