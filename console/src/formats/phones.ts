/** Telephone numbers as people type them: in either digits, with gaps, with or without the country. */
export function latinDigits(typed: string): string {
  return typed.replace(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - 0x9e6))
}

/** A whole number, or nothing: a caller is looked up only by that. */
export function asPhone(typed: string): string | undefined {
  const latin = latinDigits(typed.trim())
  return /^\+?[\d\s()-]{10,18}$/.test(latin) ? latin.replace(/[\s()-]/g, '') : undefined
}

export function dial(phone: string): void {
  location.assign(`tel:${phone}`)
}

export function writeOnWhatsApp(phone: string): void {
  window.open(`https://wa.me/${phone.replace(/\D/g, '')}`, '_blank', 'noopener')
}
