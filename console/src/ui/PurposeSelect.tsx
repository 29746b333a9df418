import type { ReactNode } from 'react'
import { purposeNames } from '../texts/templates'
import { useSay } from '../texts/text'
import { Field, Select } from './Field'

const PURPOSES = ['marketing', 'service'] as const

type Purpose = (typeof PURPOSES)[number]

/** Whether a message advertises: what it may do depends on it. */
export function PurposeSelect({ label, value, onChoose }: { label: ReactNode; value: Purpose; onChoose: (purpose: Purpose) => void }) {
  const say = useSay()
  return (
    <Field label={label}>
      <Select value={value} onChange={(event) => onChoose(event.target.value as Purpose)}>
        {PURPOSES.map((each) => (
          <option key={each} value={each}>
            {say(purposeNames[each])}
          </option>
        ))}
      </Select>
    </Field>
  )
}
