import { segmentNames, segmentWords } from '../texts/campaigns'
import { useSay } from '../texts/text'
import { SILENT } from './campaign-words'
import { Field, Input, Select } from './Field'
import type { ReactNode } from 'react'

const SOME_DAYS = 'inactive_30_days'

/** `stage:prospect` is `prospect` by another name: one of them is enough to choose from. */
const OFFERED = Object.entries(segmentNames).filter(([segment]) => segment !== 'stage:prospect')

/** Whom a message is for; silence is said in days. */
export function SegmentSelect({ label, value, onChoose }: { label: ReactNode; value: string; onChoose: (segment: string) => void }) {
  const say = useSay()
  const silent = SILENT.exec(value)
  const known = value in segmentNames
  return (
    <>
      <Field label={label}>
        <Select value={silent ? SOME_DAYS : value} onChange={(event) => onChoose(event.target.value)}>
          {OFFERED.map(([segment, name]) => (
            <option key={segment} value={segment}>
              {say(name)}
            </option>
          ))}
          <option value={SOME_DAYS}>{say(segmentWords.silentFor)}</option>
          {!known && !silent && <option value={value}>{value}</option>}
        </Select>
      </Field>
      {silent && (
        <Field label={say(segmentWords.silentDays)}>
          <Input type="number" min={1} max={730} value={silent[1]} onChange={(event) => onChoose(`inactive_${event.target.value || 1}_days`)} />
        </Field>
      )}
    </>
  )
}
