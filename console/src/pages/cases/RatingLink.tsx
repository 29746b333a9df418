import { useState } from 'react'
import { writeOnWhatsApp } from '../../formats/phones'
import { cases } from '../../texts/cases'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Field, Input } from '../../ui/Field'
import styles from './Cases.module.css'

/** Whose case was settled says by this how it went; it opens for them without a sign-in. */
export function RatingLink({ path, phone }: { path: string; phone: string | undefined }) {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}${path}`
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <div className={styles.link}>
      <Field label={say(cases.link)}>
        <Input readOnly value={link} onFocus={(event) => event.target.select()} />
      </Field>
      <Button icon={copied ? 'check' : undefined} onClick={() => void copy()}>
        {say(copied ? cases.copied : cases.copy)}
      </Button>
      {phone && (
        <Button icon="chat" onClick={() => writeOnWhatsApp(phone, link)}>
          {say(cases.sendLink)}
        </Button>
      )}
    </div>
  )
}
