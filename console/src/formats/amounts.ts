/**
 * Money in poisha and quantities in thousandths, as whole numbers: sums are exact, and the same as the shop's own.
 * What people type is read here and nowhere else.
 */
import { latinDigits } from './phones'

const MOST_MONEY = 99_999_999_999_999
const MOST_QUANTITY = 1_000_000_000
const THOUSANDTHS = 1000n

/** `1,250.5` is 125050 poisha; nothing where it is not an amount of money. */
export function poishaOf(typed: string): number | undefined {
  return whole(typed, 2, MOST_MONEY)
}

/** Like it, and nothing at all is nothing to pay. */
export function poishaOrNone(typed: string): number | undefined {
  return typed.trim() ? poishaOf(typed) : 0
}

export function thousandthsOf(typed: string): number | undefined {
  return whole(typed, 3, MOST_QUANTITY) || undefined
}

function whole(typed: string, places: number, most: number): number | undefined {
  const [, before = '', after = ''] = /^(\d*)(?:\.(\d*))?$/.exec(latinDigits(typed.trim()).replaceAll(',', '')) ?? []
  if (!`${before}${after}` || after.length > places || before.length > 12) return undefined
  const found = Number(before + after.padEnd(places, '0'))
  return found <= most ? found : undefined
}

/** What so much of it costs: half a poisha is one, as the shop rounds. */
export function costOf(thousandths: number, poisha: number): number {
  return Number((BigInt(thousandths) * BigInt(poisha) + THOUSANDTHS / 2n) / THOUSANDTHS)
}

/** A number of the API, which has two places at the most. */
export function inPoisha(taka: number): number {
  return Math.round(taka * 100)
}

/** For showing; never for counting on. */
export function inTaka(poisha: number): number {
  return poisha / 100
}

/** As one would type it, and as the API reads it exactly: 450, 427.50. */
export function asTyped(poisha: number): string {
  const [taka, rest] = [Math.floor(poisha / 100), poisha % 100]
  return rest ? `${taka}.${String(rest).padStart(2, '0')}` : String(taka)
}

export function quantityAsTyped(thousandths: number): string {
  return String(thousandths / 1000)
}
