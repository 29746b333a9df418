import { useState } from 'react'
import type { Refused } from '../../api/asking'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useKeys } from '../../keys/keys'
import { useFormDraft } from '../../saving/drafts'
import { saveSection } from '../../settings/section'
import { may } from '../../sign-in/me'
import { callRules } from '../../texts/call-rules'
import { dialogs } from '../../texts/dialogs'
import { useLanguage, useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Check, Input } from '../../ui/Field'
import { Refusal } from '../../ui/Refusal'
import { Sentence } from '../../ui/Sentence'
import { Shown, Skeleton } from '../../ui/Shown'
import styles from './RuleSettings.module.css'
import { CHOICES, LIMITS, type Place, type RuleLine, RULES, THRESHOLDS } from './call-settings'

type Typed = Record<Place, string | boolean>

export function RuleSettings() {
  const say = useSay()
  const found = useRead('/api/config')
  return (
    <Shown of={found} what={say(callRules.settings)} skeleton={<Skeleton lines={11} height="2.25rem" />}>
      {(told) => <Rules told={told} />}
    </Shown>
  )
}

/** Every rule as a sentence with its numbers in it; saved section by section, only what differs. */
function Rules({ told }: { told: Model['SettingsTold'] }) {
  const say = useSay()
  const language = useLanguage()
  const [typed, change, letGo] = useFormDraft<Typed>('call-rules', {})
  const [refused, setRefused] = useState<Refused>()
  const settings = told.settings as unknown as Record<string, Record<string, number | boolean>>
  const stored = (place: Place) => settings[sectionOf(place)]?.[nameOf(place)]
  const mayChange = may('PUT /api/config/{section}')
  const differing = (Object.keys(typed) as Place[]).filter((place) => String(typed[place]) !== String(stored(place)))
  /** One section after the other, each upon the answer to the one before: whatever else was decided since stands against it. */
  const send = async () => {
    setRefused(undefined)
    let { version } = told
    const over: Place[] = []
    for (const section of new Set(differing.map(sectionOf))) {
      const places = differing.filter((place) => sectionOf(place) === section)
      const different = Object.fromEntries(places.map((place) => [nameOf(place), read(typed[place])]))
      const end = await saveSection({ section, stands: settings[section] ?? {}, different, version, label: say(callRules.saved) })
      if ('refused' in end && end.refused.status !== 409) {
        setRefused(end.refused)
        break
      }
      over.push(...places)
      if ('refused' in end) break
      version = end.answer.version
    }
    if (over.length === differing.length) letGo()
    else change(Object.fromEntries(over.map((place) => [place, undefined])))
  }
  useKeys([{ press: 'ctrl+enter', does: dialogs.save, run: () => void send(), whileTyping: true }], differing.length > 0)
  const field = (place: Place, name: string) => (
    <Input
      type="number"
      min={0}
      disabled={!mayChange}
      aria-label={name}
      value={String(typed[place] ?? stored(place) ?? '')}
      onChange={(event) => change({ [place]: event.target.value })}
    />
  )
  const line = ({ text, fields, points }: RuleLine) => {
    const plain = text[language].replace(/\{\w+\}/g, '…')
    return (
      <li key={text.en} className={styles.line}>
        <Sentence text={text} parts={Object.fromEntries(Object.entries(fields).map(([name, place]) => [name, field(place, plain)]))} />
        {points && (
          <span className={styles.points}>
            {field(points, say(callRules.pointsOf, { rule: plain }))} {say(callRules.points)}
          </span>
        )}
      </li>
    )
  }
  return (
    <>
      <Card title={say(callRules.title)}>
        <p className={styles.soft}>{say(callRules.about)}</p>
        <ul className={styles.lines}>{RULES.map(line)}</ul>
      </Card>
      <div className={styles.two}>
        <Card title={say(callRules.limits)}>
          <ul className={styles.lines}>{LIMITS.map(line)}</ul>
          {CHOICES.map(({ text, place }) => (
            <div key={place}>
              <Check
                label={say(text)}
                disabled={!mayChange}
                checked={Boolean(typed[place] ?? stored(place))}
                onChange={(event) => change({ [place]: event.target.checked })}
              />
            </div>
          ))}
        </Card>
        <Card title={say(callRules.thresholds)}>
          <ul className={styles.lines}>{THRESHOLDS.map(line)}</ul>
        </Card>
      </div>
      {refused && <Refusal of={refused} />}
      {differing.length > 0 && (
        <div className={styles.save}>
          <Button onClick={letGo}>{say(callRules.giveUp)}</Button>
          <Button kind="strong" press="Ctrl+Enter" onClick={() => void send()}>
            {say(callRules.save)}
          </Button>
        </div>
      )}
    </>
  )
}

function sectionOf(place: Place): string {
  return place.slice(0, place.indexOf('.'))
}

function nameOf(place: Place): string {
  return place.slice(place.indexOf('.') + 1)
}

/** A number is text while it is typed. */
function read(typed: string | boolean | undefined): number | boolean {
  return typeof typed === 'boolean' ? typed : Number(typed)
}
