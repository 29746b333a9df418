import { useAgents } from '../../api/agents'
import { customerList } from '../../texts/customer-list'
import { customerWords, lifecycleNames, temperatureNames, typeNames } from '../../texts/customers'
import { useSay } from '../../texts/text'
import { Facts } from '../../ui/Facts'
import type { Asked } from './asked'

/** Whom a list holds, as the filters above it say. */
export function AskedInWords({ of }: { of: Asked }) {
  const say = useSay()
  const agents = useAgents()
  return (
    <Facts
      facts={[
        [say(customerList.temperature), of.temperature && say(temperatureNames[of.temperature])],
        [say(customerList.type), of.customer_type && say(typeNames[of.customer_type])],
        [say(customerList.stage), of.lifecycle_stage && say(lifecycleNames[of.lifecycle_stage])],
        [say(customerWords.district), of.district],
        [say(customerWords.agent), agents.named(of.agent)],
        [say(customerWords.tags), of.tag],
        [say(customerList.search), of.search],
      ]}
    />
  )
}
