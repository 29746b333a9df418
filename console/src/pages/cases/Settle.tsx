import { useDraft } from '../../saving/drafts'
import { cases } from '../../texts/cases'
import { useSay } from '../../texts/text'
import { Field, TextArea } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import { type Case, move } from './saving'

/** It is over when somebody has said how. */
export function Settle({ of, onClose }: { of: Case; onClose: () => void }) {
  const say = useSay()
  const [text, type] = useDraft(`case.${of.case_id}.resolution`)
  const settle = async () => {
    const end = await move(of, 'resolved', say(cases.settled, { name: of.customer_name ?? of.customer_id }), text.trim())
    if ('answer' in end) type('')
    return end
  }
  return (
    <FormDialog title={say(cases.settle)} saveName={say(cases.settle)} ready={text.trim() !== ''} onClose={onClose} onCancel={() => type('')} onSave={settle}>
      <Field label={say(cases.resolution)} hint={say(cases.settleAbout)}>
        <TextArea rows={4} value={text} onChange={(event) => type(event.target.value)} />
      </Field>
    </FormDialog>
  )
}
