import { useState } from 'react'
import { useProducts } from '../../api/catalogue'
import { inPoisha, inTaka } from '../../formats/amounts'
import { useFormats } from '../../formats/formats'
import { useKeys } from '../../keys/keys'
import { useDraft } from '../../saving/drafts'
import { dialogs } from '../../texts/dialogs'
import { orders } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Amounts } from './Amounts'
import { type Draft, draftOf, type Order, problemsOf, type Problems, refusalOf, type Refusal, sumsOf } from './draft'
import { correct } from './moving'
import { OrderForm } from './OrderForm'
import styles from './WritingOrder.module.css'

/** What was written down wrong, made right in place; what followed from it follows again. */
export function Correction({ order, onClose }: { order: Order; onClose: () => void }) {
  const say = useSay()
  const { money } = useFormats()
  // Begun anew where somebody else has changed the order since.
  const [text, setText] = useDraft(`correction.${order.order_id}.${order.version}`)
  const [tried, setTried] = useState(false)
  const [told, setTold] = useState<Refusal>()
  const products = useProducts()
  const draft = text ? (JSON.parse(text) as Draft) : draftOf(order)
  const mistakes: Problems = Object.fromEntries(problemsOf(draft).map(([field, problem]) => [field, say(problem)]))
  const problems = { ...told?.problems, ...(tried ? mistakes : {}) }
  const { total } = sumsOf(draft)

  const change = (next: Draft) => {
    setText(JSON.stringify(next))
    setTold(undefined)
  }
  const leave = () => {
    setText('')
    onClose()
  }
  const keep = async () => {
    setTried(true)
    if (draft.lines.length === 0 || Object.keys(mistakes).length > 0) return
    const name = order.customer_name ?? order.order_id
    const saved = correct(order, draft, inTaka(total), say(orders.corrected, { name, money: money(inTaka(total)) }))
    const ended = await saved
    // What stands against somebody else's work is decided in the list of what waits.
    if ('refused' in ended && ended.refused.status !== 409) setTold(refusalOf(ended.refused.message, ended.refused.details))
    else leave()
  }
  useKeys([{ press: 'ctrl+enter', does: dialogs.save, run: () => void keep(), whileTyping: true }])

  return (
    <section aria-label={say(orders.correcting)} className={styles.column}>
      <h3>{say(orders.correcting)}</h3>
      {told && (
        <p className={styles.told} role="alert">
          <Icon name="warning" size={16} /> {told.why ? say(orders.refused, { why: told.why }) : say(orders.refusedThere)}
        </p>
      )}
      <OrderForm draft={draft} products={products.data ?? []} problems={problems} onChange={change} begins>
        <Amounts draft={draft} problems={problems} onChange={(changed) => change({ ...draft, ...changed })}>
          {total !== inPoisha(order.total_amount) && <p className={styles.was}>{say(orders.was, { money: money(order.total_amount) })}</p>}
          <div className={styles.actions}>
            <Button onClick={leave}>{say(dialogs.cancel)}</Button>
            <Button kind="strong" press="Ctrl ↵" disabled={draft.lines.length === 0} onClick={() => void keep()}>
              {say(dialogs.save)}
            </Button>
          </div>
        </Amounts>
      </OrderForm>
    </section>
  )
}
