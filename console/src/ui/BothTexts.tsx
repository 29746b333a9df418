import type { ComponentProps } from 'react'
import type { Model } from '../api/words'
import { automation } from '../texts/automation'
import { templates, type variableNames } from '../texts/templates'
import { useSay } from '../texts/text'
import styles from './BothTexts.module.css'
import { Field, Input } from './Field'
import { MessagePreview } from './MessagePreview'
import { MessageText } from './MessageText'

export interface Said {
  en: string
  bn: string
  subjectEn: string
  subjectBn: string
}

interface Props {
  said: Said
  onSay: (said: Partial<Said>) => void
  channel: Model['TemplateTold']['channel']
  purpose: Model['TemplateTold']['purpose']
  /** What a campaign would put in. */
  values?: ComponentProps<typeof MessagePreview>['of']['values']
  variables?: (keyof typeof variableNames)[]
}

const SIDES = [
  { language: 'en', name: automation.inEnglish, subject: 'subjectEn' },
  { language: 'bn', name: automation.inBangla, subject: 'subjectBn' },
] as const

export function hasSubject(channel: Props['channel']): boolean {
  return channel === 'email' || channel === 'push'
}

/** The same message in both languages side by side, and under each how it arrives. */
export function BothTexts({ said, onSay, channel, purpose, values, variables }: Props) {
  const say = useSay()
  return (
    <div className={styles.both}>
      {SIDES.map(({ language, name, subject }) => (
        <div key={language} className={styles.side}>
          {hasSubject(channel) && (
            <Field label={say(templates.subject, { language: say(name) })}>
              <Input lang={language} maxLength={150} value={said[subject]} onChange={(event) => onSay({ [subject]: event.target.value })} />
            </Field>
          )}
          <MessageText
            label={say(templates.text, { language: say(name) })}
            lang={language}
            value={said[language]}
            variables={variables}
            onType={(text) => onSay({ [language]: text })}
          />
          <section>
            <h3>{say(templates.preview)}</h3>
            <MessagePreview
              language={language}
              says={said[language]}
              of={{
                channel,
                purpose,
                values,
                texts: { [language]: said[language] } as Model['Texts'],
                subjects: hasSubject(channel) && said[subject].trim() ? ({ [language]: said[subject] } as Model['Subjects']) : null,
              }}
            />
          </section>
        </div>
      ))}
    </div>
  )
}
