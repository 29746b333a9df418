import { useAgents } from '../../api/agents'
import { useFormats } from '../../formats/formats'
import { nameOf } from '../../formats/names'
import { may } from '../../sign-in/me'
import { customer as texts } from '../../texts/customer'
import { newCustomer } from '../../texts/customer-list'
import { channelNames, customerWords } from '../../texts/customers'
import { fieldNames } from '../../texts/insight'
import { type Text, useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import { InPlace } from '../../ui/InPlace'
import facts from '../../ui/Facts.module.css'
import styles from './Customer.module.css'
import { CHANNELS, changeFields, type Fields, type Whole } from './saving'

type Typable = 'first_name' | 'last_name' | 'phone' | 'email' | 'address' | 'city' | 'district' | 'date_of_birth' | 'anniversary_date' | 'company_name' | 'source' | 'notes'

const TYPED: [name: Typable, text: Text, kind?: 'tel' | 'email' | 'date' | 'long'][] = [
  ['first_name', newCustomer.firstName],
  ['last_name', newCustomer.lastName],
  ['phone', customerWords.phone, 'tel'],
  ['email', customerWords.email, 'email'],
  ['address', customerWords.address, 'long'],
  ['city', texts.city],
  ['district', customerWords.district],
  ['date_of_birth', customerWords.birthday, 'date'],
  ['anniversary_date', customerWords.anniversary, 'date'],
  ['company_name', newCustomer.company],
  ['source', texts.source],
]

/** Who they are and how they live; each fact is changed where it stands. */
export function Details({ of }: { of: Whole }) {
  const say = useSay()
  const { day, hour } = useFormats()
  const agents = useAgents()
  const fixed = !may('PATCH /cdm/customers/{customer_id}')
  const manages = may('DELETE /cdm/customers/{customer_id}')
  const change = (name: Text) => async (fields: Fields) => {
    const told = await changeFields(of, fields, say(texts.changed, { name: nameOf(of), field: say(name) }))
    if (!('refused' in told) || (told.refused.status === 409 && told.refused.current !== undefined)) return undefined
    return told.refused.details[0]?.problem ?? told.refused.message
  }
  const same = (name: string) => ({ about: `customer.${of.customer_id}.${name}`, fixed })
  const field = ([name, text, kind]: (typeof TYPED)[number]) => {
    const value = of[name] ?? ''
    return (
      <InPlace
        key={name}
        {...same(name)}
        label={say(text)}
        value={value}
        shown={kind === 'date' && value ? day(value) : undefined}
        kind={kind}
        wide={kind === 'long' || kind === 'email' || kind === 'tel'}
        onSave={(typed) => change(text)({ [name]: typed || null })}
      />
    )
  }
  const languages: [string, string][] = [
    ['', say(newCustomer.notSaid)],
    ['bn', say(newCustomer.bangla)],
    ['en', say(newCustomer.english)],
  ]
  const channels: [string, string][] = [['', say(newCustomer.notSaid)], ...CHANNELS.map((each): [string, string] => [each, say(channelNames[each])])]
  const team: [string, string][] = [['', say(texts.noAgent)], ...agents.all.map((each): [string, string] => [each.agent_id, each.name])]
  const shownOf = (options: [string, string][], value: string | undefined) => options.find(([id]) => id === value)?.[1] ?? value
  return (
    <Card title={say(texts.details)}>
      <dl className={`${facts.facts} ${styles.details}`}>
        {TYPED.map(field)}
        <InPlace
          {...same('language')}
          label={say(customerWords.language)}
          value={of.language ?? ''}
          shown={shownOf(languages, of.language)}
          options={languages}
          onSave={(typed) => change(customerWords.language)({ language: (typed || null) as Fields['language'] })}
        />
        <InPlace
          {...same('preferred_channel')}
          label={say(texts.channel)}
          value={of.preferred_channel ?? ''}
          shown={shownOf(channels, of.preferred_channel)}
          options={channels}
          onSave={(typed) => change(texts.channel)({ preferred_channel: (typed || null) as Fields['preferred_channel'] })}
        />
        {manages && (
          <InPlace
            {...same('assigned_agent_id')}
            label={say(customerWords.agent)}
            value={of.assigned_agent_id ?? ''}
            shown={agents.named(of.assigned_agent_id)}
            options={team}
            onSave={(typed) => change(customerWords.agent)({ assigned_agent_id: typed || null })}
          />
        )}
        <InPlace
          {...same('tags')}
          label={say(customerWords.tags)}
          hint={say(texts.tagsAbout)}
          wide
          value={of.tags?.join(', ') ?? ''}
          onSave={(typed) => change(customerWords.tags)({ tags: words(typed) })}
        />
        {field(['notes', customerWords.notes, 'long'])}
      </dl>
      <Facts
        facts={[
          [say(texts.hours), of.contact_hours && `${hour(of.contact_hours.start)} – ${hour(of.contact_hours.end)}`],
          [say(customerWords.since), of.created_at && day(of.created_at)],
          [say(fieldNames.industry), of.industry],
        ]}
      />
    </Card>
  )
}

function words(typed: string): string[] | null {
  const tags = [...new Set(typed.split(',').map((each) => each.trim()))].filter(Boolean)
  return tags.length ? tags : null
}
