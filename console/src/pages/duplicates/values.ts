import { useAgents } from '../../api/agents'
import { useFormats } from '../../formats/formats'
import { newCustomer } from '../../texts/customer-list'
import { channelNames } from '../../texts/customers'
import { named } from '../../texts/named'
import { useSay } from '../../texts/text'

const DAYS = ['date_of_birth', 'anniversary_date']
const PEOPLE = ['assigned_agent_id', 'owner']

/** A field's value as a person writes it. */
export function useShownValue(): (field: string, value: unknown) => string {
  const say = useSay()
  const { day, hour } = useFormats()
  const agents = useAgents()
  return (field, value) => {
    if (isHours(value)) return `${hour(value.start)} – ${hour(value.end)}`
    const said = String(value ?? '')
    if (DAYS.includes(field) && said) return day(said)
    if (PEOPLE.includes(field)) return agents.named(said) ?? said
    if (field === 'preferred_channel') return named(say, channelNames, said)
    if (field === 'language') return named(say, { en: newCustomer.english, bn: newCustomer.bangla }, said)
    return said
  }
}

function isHours(value: unknown): value is { start: string; end: string } {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value
}
