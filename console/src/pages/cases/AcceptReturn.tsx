import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { useDraft } from '../../saving/drafts'
import { cases } from '../../texts/cases'
import { useSay } from '../../texts/text'
import { Field, TextArea } from '../../ui/Field'
import { FormDialog } from '../../ui/FormDialog'
import { Shown, Skeleton } from '../../ui/Shown'
import styles from './Cases.module.css'
import { acceptReturn, type Case } from './saving'

/** Says first what it takes back, thing by thing. */
export function AcceptReturn({ of, onClose }: { of: Case; onClose: () => void }) {
  const say = useSay()
  const { money, number } = useFormats()
  const order = useRead('/orders/{order_id}', { names: { order_id: of.order_id ?? '' } })
  const [text, type] = useDraft(`case.${of.case_id}.return`)
  const counts = order.data?.status === 'placed' || order.data?.status === 'delivered'
  const accept = async () => {
    const end = await acceptReturn(of, text.trim() || say(cases.returned), say(cases.accepted, { name: of.customer_name ?? of.customer_id }))
    if ('answer' in end) type('')
    return end
  }
  return (
    <FormDialog title={say(cases.accept)} saveName={say(cases.accept)} ready={counts} onClose={onClose} onCancel={() => type('')} onSave={accept}>
      <div className={styles.form}>
        <Shown of={order} what={say(cases.order)} skeleton={<Skeleton lines={4} />}>
          {(found) => (
            <>
              <ul className={styles.lines}>
                {found.lines.map((line, at) => (
                  <li key={`${line.product_id}-${at}`}>
                    <span>
                      {number(line.quantity)} × {line.name}
                    </span>
                    <span>{money(line.amount)}</span>
                  </li>
                ))}
              </ul>
              <p>{counts ? say(cases.acceptAbout, { amount: money(found.total_amount) }) : say(cases.alreadyBack)}</p>
            </>
          )}
        </Shown>
        <Field label={say(cases.agreed)}>
          <TextArea rows={3} value={text} onChange={(event) => type(event.target.value)} />
        </Field>
      </div>
    </FormDialog>
  )
}
