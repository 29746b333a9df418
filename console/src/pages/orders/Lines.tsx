import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Product } from '../../api/catalogue'
import { inPoisha, inTaka, poishaOf } from '../../formats/amounts'
import { useFormats } from '../../formats/formats'
import { orders } from '../../texts/orders'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Input } from '../../ui/Field'
import { Empty } from '../../ui/Shown'
import { amountOf, type DraftLine, type Problems } from './draft'
import styles from './Lines.module.css'

interface Props {
  lines: DraftLine[]
  products: Product[]
  problems: Problems
  /** Whose quantity is typed next; a new object each time it is asked for. */
  asked: { product: string } | undefined
  onChange: (lines: DraftLine[]) => void
  /** Enter in a quantity or price: on with the next product. */
  onDone: () => void
}

/** Quantities and prices are typed in place; each line says what it comes to, and what is wrong with it. */
export function Lines({ lines, products, problems, asked, onChange, onDone }: Props) {
  const say = useSay()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (!asked) return
    const field = list.current?.querySelector<HTMLInputElement>(`[data-quantity="${CSS.escape(asked.product)}"]`)
    field?.focus()
    field?.select()
  }, [asked])
  if (lines.length === 0) return <Empty>{say(orders.noLines)}</Empty>
  return (
    <div>
      <p className={styles.head} aria-hidden="true">
        <span>{say(orders.product)}</span>
        <span>{say(orders.quantity)}</span>
        <span>{say(orders.price)}</span>
        <span>{say(orders.amount)}</span>
      </p>
      <ul ref={list} aria-label={say(orders.lines)} className={styles.lines}>
        {lines.map((line, at) => (
          <Line
            key={line.product_id}
            line={line}
            product={products.find((each) => each.product_id === line.product_id)}
            problem={['quantity', 'unit_price', 'product_id'].map((field) => problems[`lines.${at}.${field}`]).find(Boolean)}
            onChange={(changed) => onChange(lines.map((each, other) => (other === at ? { ...each, ...changed } : each)))}
            onRemove={() => {
              onChange(lines.filter((_, other) => other !== at))
              onDone()
            }}
            onDone={onDone}
          />
        ))}
      </ul>
    </div>
  )
}

interface LineProps {
  line: DraftLine
  product: Product | undefined
  problem: string | undefined
  onChange: (changed: Partial<DraftLine>) => void
  onRemove: () => void
  onDone: () => void
}

function Line({ line, product, problem, onChange, onRemove, onDone }: LineProps) {
  const say = useSay()
  const { money } = useFormats()
  const { name, product_id } = line
  const amount = amountOf(line)
  const differs = product && poishaOf(line.price) !== inPoisha(product.price)
  const told = `${product_id}-told`
  const about = problem ? { 'aria-describedby': told, 'aria-invalid': true } : differs ? { 'aria-describedby': told } : {}
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey) return
    event.preventDefault()
    onDone()
  }
  return (
    <li className={styles.line}>
      <span className={styles.name}>{name}</span>
      <Input
        className={styles.figure}
        inputMode="decimal"
        data-quantity={product_id}
        aria-label={say(orders.quantityOf, { name })}
        value={line.quantity}
        onChange={(event) => onChange({ quantity: event.target.value })}
        onFocus={(event) => event.target.select()}
        onKeyDown={press}
        {...about}
      />
      <Input
        className={styles.figure}
        inputMode="decimal"
        aria-label={say(orders.priceOf, { name })}
        value={line.price}
        onChange={(event) => onChange({ price: event.target.value })}
        onFocus={(event) => event.target.select()}
        onKeyDown={press}
        {...about}
      />
      <b className={styles.amount}>{amount === undefined ? '–' : money(inTaka(amount))}</b>
      <Button bare small kind="quiet" icon="close" className={styles.remove} onClick={onRemove}>
        {say(orders.removeOf, { name })}
      </Button>
      {(problem || differs) && (
        <small id={told} className={problem ? styles.problem : styles.told}>
          {problem ?? say(orders.usually, { price: money(product?.price ?? 0) })}
        </small>
      )}
    </li>
  )
}
