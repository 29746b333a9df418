/** The lists behind the numbers. */
export const TEAM = '/admin/crm/team-dashboard'
export const CAMPAIGNS = '/admin/crm/automation?tab=campaigns'
export const CUSTOMERS = '/admin/customers/cdm'

export function customersWho(are: Record<string, string>): string {
  return `${CUSTOMERS}?${new URLSearchParams(are).toString()}`
}

/** How often each part looks again for what others did meanwhile. */
export const EVERY = 30_000
