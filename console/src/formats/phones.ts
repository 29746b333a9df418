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

/** What is to be said may stand there already; the person sends it. */
export function writeOnWhatsApp(phone: string, text = ''): void {
  const said = text && `?${new URLSearchParams({ text }).toString()}`
  window.open(`https://wa.me/${phone.replace(/\D/g, '')}${said}`, '_blank', 'noopener')
}
