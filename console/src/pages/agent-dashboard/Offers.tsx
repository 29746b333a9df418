import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { calls } from '../../texts/calls'
import { useSay } from '../../texts/text'
import styles from './Offers.module.css'

/** More than three are not said on the phone. */
const SAID = 3

export function Offers({ products }: { products: Model['ProductToPush'][] }) {
  const say = useSay()
  const { money, percent } = useFormats()
  if (products.length === 0) return null
  return (
    <section>
      <h3>{say(calls.products)}</h3>
      <ul className={styles.offers}>
        {products.slice(0, SAID).map((product) => (
          <li key={product.product_id}>
            <b>{product.product_name}</b>
            <span className={styles.price}>
              {product.recommended_price < product.price && <s>{money(product.price)}</s>} {money(product.recommended_price)}
              {product.discount_percentage > 0 && ` (−${percent(product.discount_percentage / 100)})`}
            </span>
            <span className={styles.reason}>{product.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
