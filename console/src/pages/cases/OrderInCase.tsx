import { useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { cases } from '../../texts/cases'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Shown, Skeleton } from '../../ui/Shown'
import { OrderStatus } from '../../ui/words'
import styles from './Cases.module.css'

/** What the case is about, thing by thing. */
export function OrderInCase({ id }: { id: string }) {
  const say = useSay()
  const { day, number } = useFormats()
  const { open } = useOpening()
  const found = useRead('/orders/{order_id}', { names: { order_id: id } })
  return (
    <section className={styles.part}>
      <h3>{say(cases.order)}</h3>
      <Shown of={found} what={say(cases.order)} skeleton={<Skeleton lines={3} />}>
        {(order) => (
          <>
            <div className={styles.marks}>
              <OrderStatus is={order.status} />
              <span>{day(order.order_date)}</span>
              <Button small kind="quiet" icon="right" onClick={() => open('order', id)}>
                {id}
              </Button>
            </div>
            <ul className={styles.lines}>
              {order.lines.map((line, at) => (
                <li key={`${line.product_id}-${at}`}>
                  <span>{line.name}</span>
                  <span>× {number(line.quantity)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </section>
  )
}
