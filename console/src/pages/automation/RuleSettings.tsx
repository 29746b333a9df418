import { useState } from 'react'
import type { Refused } from '../../api/asking'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useKeys } from '../../keys/keys'
import { useFormDraft } from '../../saving/drafts'
import { save } from '../../saving/saving'
import { may } from '../../sign-in/me'
import { callRules } from '../../texts/call-rules'
import { dialogs } from '../../texts/dialogs'
import { useSay } from '../../texts/text'
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
      {(told) => <Rules told={told} key={told.version} />}
    </Shown>
  )
}

/** Every rule as a sentence with its numbers in it; saved section by section, only what differs. */
function Rules({ told }: { told: Model['SettingsTold'] }) {
  const say = useSay()
  const [typed, change, letGo] = useFormDraft<Typed>(`call-rules.${told.version}`, {})
  const [refused, setRefused] = useState<Refused>()
  const settings = told.settings as unknown as Record<string, Record<string, number | boolean>>
  const stored = (place: Place) => {
    const [section = '', name = ''] = place.split('.')
    return settings[section]?.[name]
  }
  const mayChange = may('PUT /api/config/{section}')
  const differing = (Object.keys(typed) as Place[]).filter((place) => String(typed[place]) !== String(stored(place)))
  const send = async () => {
    setRefused(undefined)
    const sections = [...new Set(differing.map((place) => place.split('.')[0] ?? ''))]
    const ends = sections.map((section) => {
      const places = differing.filter((place) => place.startsWith(`${section}.`))
      const said = (from: (place: Place) => unknown) => Object.fromEntries(places.map((place) => [place.slice(section.length + 1), from(place)]))
      return save({
        method: 'put',
        path: '/api/config/{section}',
        names: { section },
        body: said((place) => (typeof typed[place] === 'boolean' ? typed[place] : Number(typed[place]))) as never,
        label: say(callRules.saved),
        touches: ['/api/config', '/api/config/{section}'],
        refusedHere: true,
        undo: () => ({ method: 'put', address: `/api/config/${section}`, body: said(stored) }),
      })
    })
    const wrong = (await Promise.all(ends)).find((end) => 'refused' in end)
    if (wrong && 'refused' in wrong) setRefused(wrong.refused)
    else letGo()
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
    const plain = say(text).replace(/\{\w+\}/g, '…')
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
