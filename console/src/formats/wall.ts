/** Times of day as one types them, in the shop's zone and not in the browser's. */

/** `2026-11-28T11:00`, for a field of day and time. */
export function wallOf(iso: string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return clock.format(new Date(iso)).replace(' ', 'T')
}

/** The moment when the shop's clock shows it. */
export function instantOf(wall: string, timeZone: string): string {
  const plain = Date.parse(`${wall}:00Z`)
  const ahead = (at: number) => Date.parse(`${wallOf(new Date(at).toISOString(), timeZone)}:00Z`) - at
  return new Date(plain - ahead(plain - ahead(plain))).toISOString()
}
