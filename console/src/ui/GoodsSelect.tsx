import { useProducts } from '../api/catalogue'
import { useRead } from '../api/reading'
import { rules } from '../texts/automation'
import { useSay } from '../texts/text'
import { Select } from './Field'

/** `product:ID`, `category:NAME`, or nothing. */
export type Goods = string

export function goodsOf(product?: string | null, category?: string | null): Goods {
  return product ? `product:${product}` : category ? `category:${category}` : ''
}

export function inGoods(goods: Goods): { product?: string; category?: string } {
  const at = goods.indexOf(':')
  return at < 0 ? {} : { [goods.slice(0, at)]: goods.slice(at + 1) }
}

interface Props {
  value: Goods
  onChoose: (goods: Goods) => void
  /** What choosing nothing means. */
  none: string
  categories?: boolean
  id?: string
  label?: string
}

export function GoodsSelect({ value, onChoose, none, categories, label, ...rest }: Props) {
  const say = useSay()
  const products = useProducts().data ?? []
  const shelves = useRead('/catalog/categories', { when: categories === true })
  const names = shelves.data?.map((each) => each.name).sort() ?? []
  const offered = products.filter((each) => each.is_active || value === `product:${each.product_id}`)
  return (
    <Select {...rest} aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{none}</option>
      {categories && (
        <optgroup label={say(rules.categories)}>
          {names.map((name) => (
            <option key={name} value={`category:${name}`}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={say(rules.products)}>
        {offered.map((each) => (
          <option key={each.product_id} value={`product:${each.product_id}`}>
            {each.name}
          </option>
        ))}
      </optgroup>
    </Select>
  )
}
