import { useRef } from 'react'
import { templates, variableNames } from '../texts/templates'
import { useSay } from '../texts/text'
import { Button } from './Button'
import { Field, TextArea } from './Field'
import { Menu } from './Menu'
import styles from './MessageText.module.css'

interface Props {
  label: string
  lang: 'en' | 'bn'
  value: string
  onType: (text: string) => void
  /** Which variables may be put in. */
  variables?: (keyof typeof variableNames)[]
}

const ALL = Object.keys(variableNames) as (keyof typeof variableNames)[]

/** A text of a message, with the variables put in where the cursor stands. */
export function MessageText({ label, lang, value, onType, variables = ALL }: Props) {
  const say = useSay()
  const field = useRef<HTMLTextAreaElement>(null)
  const insert = (name: string) => {
    const from = field.current?.selectionStart ?? value.length
    const to = field.current?.selectionEnd ?? from
    onType(`${value.slice(0, from)}{${name}}${value.slice(to)}`)
  }
  return (
    <div className={styles.words}>
      <Field label={label}>
        <TextArea ref={field} rows={5} lang={lang} value={value} onChange={(event) => onType(event.target.value)} />
      </Field>
      <Menu
        label={say(templates.variables)}
        opener={
          <Button small icon="plus" className={styles.insert}>
            {say(templates.variables)}
          </Button>
        }
        choices={variables.map((name) => ({ name: say(variableNames[name]), run: () => insert(name) }))}
      />
    </div>
  )
}
