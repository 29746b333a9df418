import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { ops } from '../../texts/ops'
import { type Text, useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Shown } from '../../ui/Shown'

/** Of the faults that are none: nothing was there to check yet. */
const NOT_YET: Record<string, Text> = { 'this day is not sealed': ops.notSealed, 'no entries are here': ops.noEntries }

/** Whether the chain of a record, or the seal of a day, is whole. */
export function Verdict({ query }: { query: { record: string } | { day: string } }) {
  const say = useSay()
  const { number } = useFormats()
  const verdict = useRead('/audit/verify', { query })
  return (
    <Shown of={verdict} what={say(ops.audit)}>
      {({ whole, entries, fault = '' }) => {
        const notYet = NOT_YET[fault]
        if (whole) {
          return (
            <p role="status">
              <Badge tone="good" icon="check">
                {entries === undefined || 'day' in query ? say(ops.wholeDay) : say(ops.whole, { n: number(entries) })}
              </Badge>
            </p>
          )
        }
        return (
          <p role="status">
            {notYet ? <Badge>{say(notYet)}</Badge> : <Badge tone="bad" icon="warning">{say(ops.broken, { fault })}</Badge>}
          </p>
        )
      }}
    </Shown>
  )
}
