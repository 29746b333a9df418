/** What somebody is called: by name, else by company, else by number. */
export function nameOf(who: {
  customer_id: string
  first_name?: string
  last_name?: string
  company_name?: string
  phone?: string
}): string {
  return [who.first_name, who.last_name].filter(Boolean).join(' ') || who.company_name || who.phone || who.customer_id
}
