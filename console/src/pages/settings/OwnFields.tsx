import { useState } from 'react'
import { dialogs } from '../../texts/dialogs'
import { choiceNames, settings } from '../../texts/settings'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Field, Input, Select } from '../../ui/Field'
import styles from './Settings.module.css'

const TYPES = ['text', 'number', 'date', 'choice', 'yes_no'] as const

export interface OwnField {
  type: (typeof TYPES)[number]
  choices?: string[]
}

type Fields = Record<string, OwnField>

export function OwnFields({ fields, onChange }: { fields: Fields; onChange: (fields: Fields) => void }) {
  const say = useSay()
  const [name, setName] = useState('')
  const [type, setType] = useState<OwnField['type']>('text')
  const [choices, setChoices] = useState('')
  const listed = choices.split(',').map((each) => each.trim()).filter(Boolean)
  const ready = name.trim() !== '' && (type !== 'choice' || listed.length > 0)
  const add = () => {
    onChange({ ...fields, [name.trim()]: type === 'choice' ? { type, choices: listed } : { type } })
    setName('')
    setChoices('')
  }
  return (
    <>
      {Object.keys(fields).length === 0 && <p className={styles.soft}>{say(settings.noFields)}</p>}
      <ul className={styles.own}>
        {Object.entries(fields).map(([each, field]) => (
          <li key={each}>
            <b>{each}</b> <Badge>{say(choiceNames[field.type])}</Badge> <span className={styles.soft}>{field.choices?.join(', ')}</span>
            <Button
              bare
              small
              kind="quiet"
              icon="trash"
              onClick={() => onChange(Object.fromEntries(Object.entries(fields).filter(([other]) => other !== each)))}
            >
              {say(dialogs.remove)} {each}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.adding}>
        <Field label={say(settings.fieldName)}>
          <Input maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={say(settings.fieldType)}>
          <Select value={type} onChange={(event) => setType(event.target.value as OwnField['type'])}>
            {TYPES.map((each) => (
              <option key={each} value={each}>
                {say(choiceNames[each])}
              </option>
            ))}
          </Select>
        </Field>
        {type === 'choice' && (
          <Field label={say(settings.fieldChoices)}>
            <Input value={choices} onChange={(event) => setChoices(event.target.value)} />
          </Field>
        )}
        <Button disabled={!ready} onClick={add}>
          {say(settings.addField)}
        </Button>
      </div>
    </>
  )
}
