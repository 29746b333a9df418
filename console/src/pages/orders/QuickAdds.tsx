import { useState } from 'react'
import type { Product } from '../../api/catalogue'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { orders } from '../../texts/orders'
import { useLanguage, useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { type Draft, lineOf, type Order, withLine, withOrder } from './draft'
import styles from './QuickAdds.module.css'
import { useShort } from './words'

interface Props {
  customer: string
  last: Order | undefined
  products: Product[]
  draft: Draft
  onChange: (draft: Draft) => void
}

/** What this customer most likely wants, one press each: the last order again, and what is recommended. */
export function QuickAdds({ customer, last, products, draft, onChange }: Props) {
  const say = useSay()
  const lang = useLanguage()
  const short = useShort()
  const { day, money, percent } = useFormats()
  const [gone, setGone] = useState<string[]>([])
  const found = useRead('/crm/automation/recommendations/{customer_id}', {
    names: { customer_id: customer },
    query: { lang },
    when: may('GET /crm/automation/recommendations/{customer_id}'),
  })
  const again = () => {
    if (!last) return
    const next = withOrder(draft, last, products)
    setGone(next.gone)
    onChange(next.draft)
  }
  const offers = (found.data ?? []).flatMap((offer) => {
    const product = products.find((each) => each.product_id === offer.product_id && each.is_active)
    return product ? [{ offer, product }] : []
  })
  return (
    <>
      {last && (
        <Card
          title={say(orders.last)}
          actions={
            <Button small icon="undo" disabled={products.length === 0} onClick={again}>
              {say(orders.again)}
            </Button>
          }
        >
          <p className={styles.soft}>
            {say(orders.againAbout, { day: day(last.order_date), money: money(last.total_amount), what: short(last) })}
          </p>
          {gone.length > 0 && (
            <p className={styles.gone} role="status">
              {say(orders.gone, { names: gone.join(', ') })}
            </p>
          )}
        </Card>
      )}
      {offers.length > 0 && (
        <Card title={say(orders.recommended)}>
          <ul className={styles.offers}>
            {offers.map(({ offer, product }) => {
              const stands = draft.lines.some((line) => line.product_id === product.product_id)
              return (
                <li key={product.product_id}>
                  <span>{product.name}</span>
                  <span className={styles.price}>
                    {offer.recommended_price < offer.price && <s>{money(offer.price)}</s>} {money(offer.recommended_price)}
                    {offer.discount_percentage > 0 && ` (−${percent(offer.discount_percentage / 100)})`}
                  </span>
                  <Button
                    small
                    disabled={stands}
                    icon={stands ? 'check' : 'plus'}
                    onClick={() => onChange(withLine(draft, lineOf(product, '1', offer.recommended_price)))}
                  >
                    {say(stands ? orders.added : orders.add)} <span className="unseen">{product.name}</span>
                  </Button>
                  <small className={styles.soft}>{offer.reason}</small>
                </li>
              )
            })}
          </ul>
        </Card>
      )}
    </>
  )
}
