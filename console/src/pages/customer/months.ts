/** A customer's orders month by month, those without one included, so that a pause is seen as a pause. */
import type { Model } from '../../api/words'

export type Order = Model['OrderTold']

export interface Month {
  month: string
  orders: number
  spent: number
}

const SHOWN = 24
const COUNTS: Order['status'][] = ['placed', 'delivered']

export function byMonth(orders: Order[], isoDay: (at: string) => string, today: string): Month[] {
  const found = new Map<string, Month>()
  for (const order of orders) {
    if (!COUNTS.includes(order.status)) continue
    const month = isoDay(order.order_date).slice(0, 7)
    const before = found.get(month) ?? { month, orders: 0, spent: 0 }
    found.set(month, { month, orders: before.orders + 1, spent: before.spent + order.total_amount })
  }
  const first = [...found.keys()].sort()[0]
  if (first === undefined) return []
  const months: Month[] = []
  for (let month = first; month <= today.slice(0, 7); month = after(month)) {
    months.push(found.get(month) ?? { month, orders: 0, spent: 0 })
  }
  return months.slice(-SHOWN)
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** What products were called when they were bought last. */
export function namesIn(orders: Order[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const order of orders) {
    for (const line of order.lines) if (!names.has(line.product_id)) names.set(line.product_id, line.name)
  }
  return names
}
