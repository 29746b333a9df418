import { Link } from 'react-router'
import { useRead } from '../../api/reading'
import { may } from '../../sign-in/me'
import { overview } from '../../texts/overview'
import { type Text, useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import styles from './Beginning.module.css'
import { CUSTOMERS } from './lists'

interface Step {
  says: Text
  to: string
  needs: string
  done?: boolean
}

/** A first run has no figures: what is to be done first stands in their place. */
export function Beginning() {
  const say = useSay()
  const agents = useRead('/crm/automation/agents')
  const products = useRead('/catalog/products', { query: { limit: 1 } })
  const steps: Step[] = [
    { says: overview.beginBusiness, to: '/admin/settings?tab=business', needs: 'PUT /api/config/{section}' },
    { says: overview.beginPeople, to: '/admin/settings?tab=people', needs: 'POST /crm/automation/agents', done: agents.data?.some((agent) => agent.role === 'crm_agent') },
    { says: overview.beginProviders, to: '/admin/settings?tab=providers', needs: 'PUT /api/config/{section}' },
    { says: overview.beginProducts, to: '/admin/catalog', needs: 'POST /catalog/products', done: (products.data?.length ?? 0) > 0 },
    { says: overview.beginCustomers, to: CUSTOMERS, needs: 'POST /cdm/customers' },
  ]
  return (
    <Card title={say(overview.begin)}>
      <p>{say(overview.beginAbout)}</p>
      <ol className={styles.steps}>
        {steps
          .filter((step) => may(step.needs))
          .map((step) => (
            <li key={step.to}>
              <Link to={step.to}>{say(step.says)}</Link> {step.done && <Badge tone="good">{say(overview.beginDone)}</Badge>}
            </li>
          ))}
      </ol>
    </Card>
  )
}
