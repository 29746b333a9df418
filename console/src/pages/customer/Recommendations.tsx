import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { overview } from '../../texts/customer'
import { useLanguage, useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Empty, Shown } from '../../ui/Shown'
import styles from './Customer.module.css'

export function Recommendations({ id }: { id: string }) {
  const say = useSay()
  const lang = useLanguage()
  const { money, percent } = useFormats()
  const found = useRead('/crm/automation/recommendations/{customer_id}', { names: { customer_id: id }, query: { lang } })
  return (
    <Card title={say(overview.recommended)}>
      <Shown of={found}>
        {(products) =>
          products.length === 0 ? (
            <Empty>{say(overview.noneRecommended)}</Empty>
          ) : (
            <ul className={styles.lines}>
              {products.map((product) => (
                <li key={product.product_id}>
                  <div className={styles.line}>
                    <b>{product.product_name}</b>
                    <span className={styles.price}>
                      {product.recommended_price < product.price && <s className={styles.soft}>{money(product.price)}</s>}{' '}
                      {money(product.recommended_price)}{' '}
                      {product.discount_percentage > 0 && (
                        <Badge tone="good">{say(overview.off, { percent: percent(product.discount_percentage / 100) })}</Badge>
                      )}
                    </span>
                  </div>
                  <p>{product.reason}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Card>
  )
}
