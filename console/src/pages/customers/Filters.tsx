import { useAgents } from '../../api/agents'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { customerList } from '../../texts/customer-list'
import { customerWords, lifecycleNames, temperatureNames, typeNames } from '../../texts/customers'
import { type Text, useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { type Chip, Chips } from '../../ui/Chips'
import { Field, Input, Select } from '../../ui/Field'
import { FILTERS, isToldHowTheyStand, useAsked } from './asked'
import styles from './Customers.module.css'
import { Search } from './Search'

export function Filters() {
  const say = useSay()
  const { number } = useFormats()
  const { asked, ask, clear } = useAsked()
  const agents = useAgents()
  const counted = useRead('/cdm/segments/summary', { when: may('GET /cdm/segments/summary') })
  const chips = <T extends string>(names: Record<T, Text>, counts?: Record<string, { customers: number }>): Chip<T>[] =>
    (Object.keys(names) as T[]).map((id) => ({
      id,
      name: say(names[id]),
      count: counts && number(counts[id]?.customers ?? 0),
    }))
  const manages = may('GET /cdm/segments/summary')
  return (
    <div className={styles.filters}>
      <div className={styles.fields}>
        <Search search={asked.search ?? ''} onSearch={(search) => ask({ search })} />
        <Field label={say(customerWords.district)} className={styles.narrow}>
          <Input
            key={asked.district}
            defaultValue={asked.district ?? ''}
            onBlur={(event) => ask({ district: event.target.value.trim() })}
            onKeyDown={(event) => event.key === 'Enter' && ask({ district: event.currentTarget.value.trim() })}
          />
        </Field>
        {manages && (
          <Field label={say(customerWords.agent)} className={styles.narrow}>
            <Select value={asked.agent ?? ''} onChange={(event) => ask({ agent: event.target.value })}>
              <option value="">{say(customerList.anyAgent)}</option>
              {agents.all.map((agent) => (
                <option key={agent.agent_id} value={agent.agent_id}>
                  {agent.name}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <div className={styles.chips}>
        {isToldHowTheyStand() && (
          <>
            <Chips
              label={say(customerList.temperature)}
              chips={chips(temperatureNames, counted.data?.by_temperature)}
              chosen={asked.temperature}
              onChoose={(temperature) => ask({ temperature })}
            />
            <Chips
              label={say(customerList.type)}
              chips={chips(typeNames, counted.data?.by_type)}
              chosen={asked.customer_type}
              onChoose={(customer_type) => ask({ customer_type })}
            />
            <Chips
              label={say(customerList.stage)}
              chips={chips(lifecycleNames, counted.data?.by_lifecycle)}
              chosen={asked.lifecycle_stage}
              onChoose={(lifecycle_stage) => ask({ lifecycle_stage })}
            />
          </>
        )}
        {asked.tag && (
          <Button small icon="close" onClick={() => ask({ tag: '' })}>
            {say(customerList.tag, { tag: asked.tag })}
          </Button>
        )}
        {(asked.search || FILTERS.some((name) => asked[name])) && (
          <Button small kind="quiet" icon="close" onClick={clear}>
            {say(customerList.clear)}
          </Button>
        )}
      </div>
    </div>
  )
}
