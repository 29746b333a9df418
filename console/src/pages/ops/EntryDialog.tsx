import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { ops } from '../../texts/ops'
import { useSay } from '../../texts/text'
import { Dialog } from '../../ui/Dialog'
import { Facts } from '../../ui/Facts'
import { Table } from '../../ui/Table'

export type Entry = Model['AuditTold']

/** One entry: who, from where, and field by field what was before and after. */
export function EntryDialog({ of, who, onClose }: { of: Entry; who: string; onClose: () => void }) {
  const say = useSay()
  const { moment } = useFormats()
  const [before, after] = [of.before ?? {}, of.after ?? {}] as Record<string, unknown>[]
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return (
    <Dialog open wide title={`${of.record}: ${of.what}`} onClose={onClose}>
      <Facts
        facts={[
          [say(ops.person), who],
          [say(ops.when), moment(of.when)],
          [say(ops.cameFrom), of.source],
          [say(ops.request), of.request_id],
        ]}
      />
      {fields.length > 0 && (
        <Table
          label={of.what}
          rows={fields}
          id={(field) => field}
          columns={[
            { name: say(ops.field), shows: (field) => field.replaceAll('_', ' ') },
            { name: say(ops.before), shows: (field) => shown(before?.[field]) },
            { name: say(ops.after), shows: (field) => shown(after?.[field]) },
          ]}
        />
      )}
    </Dialog>
  )
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
