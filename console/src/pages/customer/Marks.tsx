import { useAgents } from '../../api/agents'
import { may } from '../../sign-in/me'
import { customer as texts } from '../../texts/customer'
import { overview } from '../../texts/customer'
import { useSay } from '../../texts/text'
import { CustomerType, Lifecycle, Risk, Temperature } from '../../ui/words'
import styles from './Customer.module.css'
import type { Whole } from './saving'

/** How they stand, in as many words as the role is told. */
export function Marks({ of }: { of: Whole }) {
  const say = useSay()
  const agents = useAgents()
  return (
    <span className={styles.marks}>
      {of.customer_temperature && <Temperature is={of.customer_temperature} />}
      {of.customer_type && <CustomerType is={of.customer_type} />}
      {of.lifecycle_stage && <Lifecycle is={of.lifecycle_stage} />}
      {of.drop_off_risk && <Risk is={of.drop_off_risk} />}
      {may('GET /crm/automation/agents') && (
        <span>{of.assigned_agent_id ? say(overview.whose, { agent: agents.named(of.assigned_agent_id) ?? '' }) : say(texts.noAgent)}</span>
      )}
    </span>
  )
}
