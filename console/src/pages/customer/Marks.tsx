import { useAgents } from '../../api/agents'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { customer as texts } from '../../texts/customer'
import { overview } from '../../texts/customer'
import { privacy } from '../../texts/privacy'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { CustomerType, Lifecycle, Risk, Temperature } from '../../ui/words'
import styles from './Customer.module.css'
import type { Whole } from './saving'

/** How they stand, in as many words as the role is told. */
export function Marks({ of }: { of: Whole }) {
  const say = useSay()
  const { day } = useFormats()
  const agents = useAgents()
  return (
    <span className={styles.marks}>
      {of.customer_temperature && <Temperature is={of.customer_temperature} />}
      {of.customer_type && <CustomerType is={of.customer_type} />}
      {of.lifecycle_stage && <Lifecycle is={of.lifecycle_stage} />}
      {of.drop_off_risk && <Risk is={of.drop_off_risk} />}
      {of.legal_hold && (
        <Badge tone="warn" icon="pause">
          {say(privacy.held)} {say(privacy.heldSince, { day: day(of.legal_hold.since), reason: of.legal_hold.reason })}
        </Badge>
      )}
      {may('GET /crm/automation/agents') && (
        <span>{of.assigned_agent_id ? say(overview.whose, { agent: agents.named(of.assigned_agent_id) ?? '' }) : say(texts.noAgent)}</span>
      )}
    </span>
  )
}
