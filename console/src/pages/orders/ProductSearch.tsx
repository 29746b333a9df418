import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { byName, matches, type Product } from '../../api/catalogue'
import { useFormats } from '../../formats/formats'
import { orders } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { Field, Input } from '../../ui/Field'
import styles from './ProductSearch.module.css'

const AT_ONCE = 8

interface Props {
  products: Product[]
  /** Products that stand on the order already. */
  standing: string[]
  onAdd: (product: Product) => void
  ref?: Ref<HTMLInputElement>
}

/** By keyboard alone: type, choose with the arrows, Enter adds. */
export function ProductSearch({ products, standing, onAdd, ref }: Props) {
  const say = useSay()
  const { money } = useFormats()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const asked = typed.trim()
  const found = products
    .filter((product) => product.is_active && matches(product, asked))
    .sort(byName)
    .slice(0, AT_ONCE)
  const shown = open && (asked !== '' || found.length > 0)

  const add = (product: Product | undefined) => {
    if (!product) return
    setTyped('')
    setOpen(false)
    setAt(0)
    onAdd(product)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setAt(open ? Math.max(0, Math.min(found.length - 1, at + by)) : 0)
      setOpen(true)
    } else if (event.key === 'Enter' && shown) {
      event.preventDefault()
      add(found[at])
    } else if (event.key === 'Escape' && (open || typed)) {
      event.preventDefault()
      setTyped('')
      setOpen(false)
    }
  }
  return (
    <div className={styles.search}>
      <Field label={say(orders.addProduct)}>
        <Input
          ref={ref}
          role="combobox"
          aria-expanded={shown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={shown && found[at] ? `${list}-${at}` : undefined}
          placeholder={say(orders.searchAbout)}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setOpen(true)
            setAt(0)
          }}
          onKeyDown={press}
          onBlur={() => setOpen(false)}
        />
      </Field>
      <ul id={list} role="listbox" aria-label={say(orders.product)} className={styles.list} hidden={!shown}>
        {found.map((product, number) => (
          <li
            key={product.product_id}
            id={`${list}-${number}`}
            role="option"
            aria-selected={number === at}
            // The field keeps the focus, so that typing goes on.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setAt(number)}
            onClick={() => add(product)}
          >
            <span>{product.name}</span>
            <small>{standing.includes(product.product_id) ? say(orders.onShelf) : product.category}</small>
            <b>{money(product.price)}</b>
          </li>
        ))}
        {found.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled="true" className={styles.none}>
            {say(orders.noProduct)}
          </li>
        )}
      </ul>
    </div>
  )
}
