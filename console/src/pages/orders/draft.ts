/** An order while it is written: what was typed, what it comes to, and what the API gets of it. */
import type { Product } from '../../api/catalogue'
import type { Detail } from '../../api/asking'
import type { Model } from '../../api/words'
import { asTyped, costOf, inPoisha, poishaOf, poishaOrNone, thousandthsOf } from '../../formats/amounts'
import { orders } from '../../texts/orders'
import type { Text } from '../../texts/text'

export type Order = Model['OrderTold']

export interface DraftLine {
  product_id: string
  name: string
  quantity: string
  price: string
}

export interface Draft {
  lines: DraftLine[]
  coupon: string
  delivery: string
  discount: string
  payment: string
  channel: string
  /** Of somebody who is no customer yet. */
  firstName: string
  address: string
}

export interface Sums {
  goods: number
  discount: number
  delivery: number
  total: number
}

/** What is wrong, by the API's name of the field: `lines.0.quantity`. */
export type Problems = Record<string, string>

export function blank(payment = ''): Draft {
  return { lines: [], coupon: '', delivery: '', discount: '', payment, channel: 'phone', firstName: '', address: '' }
}

export function lineOf(product: Product, quantity = '1', price?: number): DraftLine {
  const { product_id, name } = product
  return { product_id, name, quantity, price: asTyped(inPoisha(price ?? product.price)) }
}

export function draftOf(order: Order): Draft {
  const typed = (taka: number) => (taka ? asTyped(inPoisha(taka)) : '')
  return {
    lines: order.lines.map(({ product_id, name, quantity, unit_price }) => ({
      product_id,
      name,
      quantity: String(quantity),
      price: asTyped(inPoisha(unit_price)),
    })),
    coupon: order.coupon_code ?? '',
    delivery: typed(order.delivery_fee),
    discount: typed(order.discount),
    payment: order.payment_method ?? '',
    channel: order.channel ?? '',
    firstName: '',
    address: '',
  }
}

/** Puts a line on the order; one that stands there already stays as it is. */
export function withLine(draft: Draft, line: DraftLine): Draft {
  const stands = draft.lines.some((each) => each.product_id === line.product_id)
  return stands ? draft : { ...draft, lines: [...draft.lines, line] }
}

/** The same things once more, at today's prices; what is not sold any more is named. */
export function withOrder(draft: Draft, last: Order, products: Product[]): { draft: Draft; gone: string[] } {
  const sold = new Map(products.filter((each) => each.is_active).map((each) => [each.product_id, each]))
  const gone: string[] = []
  let next = draft
  for (const line of last.lines) {
    const product = sold.get(line.product_id)
    if (product) next = withLine(next, lineOf(product, String(line.quantity)))
    else gone.push(line.name)
  }
  return { draft: { ...next, delivery: next.delivery || draftOf(last).delivery }, gone }
}

export function amountOf(line: DraftLine): number | undefined {
  const [quantity, price] = [thousandthsOf(line.quantity), poishaOf(line.price)]
  return quantity === undefined || price === undefined ? undefined : costOf(quantity, price)
}

/** As far as it can be read; what cannot be read is told by `problemsOf`. */
export function sumsOf(draft: Draft): Sums {
  const goods = draft.lines.reduce((sum, line) => sum + (amountOf(line) ?? 0), 0)
  const [discount, delivery] = [poishaOrNone(draft.discount) ?? 0, poishaOrNone(draft.delivery) ?? 0]
  return { goods, discount, delivery, total: goods - discount + delivery }
}

export function problemsOf(draft: Draft): [field: string, problem: Text][] {
  const found: [string, Text][] = []
  for (const [at, line] of draft.lines.entries()) {
    if (thousandthsOf(line.quantity) === undefined) found.push([`lines.${at}.quantity`, orders.badQuantity])
    if (poishaOf(line.price) === undefined) found.push([`lines.${at}.unit_price`, orders.badPrice])
  }
  const { goods, discount } = sumsOf(draft)
  if (poishaOrNone(draft.delivery) === undefined) found.push(['delivery_fee', orders.badPrice])
  if (poishaOrNone(draft.discount) === undefined) found.push(['discount', orders.badPrice])
  else if (discount > goods) found.push(['discount', orders.badDiscount])
  return found
}

const TYPED = /^(lines\.\d+\.|discount$|delivery_fee$|payment_method$|channel$|coupon_code$|customer\.(first_name|address)$)/

/** What the shop said no to: told where it was typed, and the rest of it above. */
export interface Refusal {
  /** Nothing where all of it stands at its field. */
  why: string
  problems: Problems
}

export function refusalOf(message: string, details: Detail[]): Refusal {
  const rest = details.filter(({ field }) => !TYPED.test(field))
  const placed = details.length > rest.length
  return {
    why: rest.map(({ problem }) => problem).join('; ') || (placed ? '' : message),
    problems: Object.fromEntries(details.map(({ field, problem }) => [field, problem])),
  }
}

/** Amounts as texts, which the API reads to the poisha. */
export function bodyOf(draft: Draft) {
  const { discount, delivery } = sumsOf(draft)
  return {
    lines: draft.lines.map((line) => ({
      product_id: line.product_id,
      quantity: (thousandthsOf(line.quantity) ?? 0) / 1000,
      unit_price: asTyped(poishaOf(line.price) ?? 0),
    })),
    discount: asTyped(discount),
    delivery_fee: asTyped(delivery),
    ...(draft.payment ? { payment_method: draft.payment } : {}),
    ...(draft.channel ? { channel: draft.channel } : {}),
    ...(draft.coupon.trim() ? { coupon_code: draft.coupon.trim() } : {}),
  }
}
