import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Product } from '../../api/catalogue'
import { type Draft, lineOf, type Problems, withLine } from './draft'
import { Lines } from './Lines'
import { ProductSearch } from './ProductSearch'
import styles from './OrderForm.module.css'

interface Props {
  draft: Draft
  products: Product[]
  problems: Problems
  onChange: (draft: Draft) => void
  /** The search has the cursor when the form opens. */
  begins?: boolean
  children?: ReactNode
}

/** Product, Enter, quantity, Enter, and the next product: the hands stay on the keys. */
export function OrderForm({ draft, products, problems, onChange, begins, children }: Props) {
  const search = useRef<HTMLInputElement>(null)
  const [asked, setAsked] = useState<{ product: string }>()
  useEffect(() => {
    if (begins) search.current?.focus()
  }, [begins])
  return (
    <div className={styles.form}>
      <ProductSearch
        ref={search}
        products={products}
        standing={draft.lines.map((line) => line.product_id)}
        onAdd={(product) => {
          onChange(withLine(draft, lineOf(product)))
          setAsked({ product: product.product_id })
        }}
      />
      <Lines
        lines={draft.lines}
        products={products}
        problems={problems}
        asked={asked}
        onChange={(lines) => onChange({ ...draft, lines })}
        onDone={() => search.current?.focus()}
      />
      {children}
    </div>
  )
}
