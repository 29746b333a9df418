import { Link, useSearchParams } from 'react-router'
import { may } from '../../sign-in/me'
import { customerList } from '../../texts/customer-list'
import { useSay } from '../../texts/text'
import { FILTERS, views } from './asked'
import styles from './Customers.module.css'

export function Views() {
  const say = useSay()
  const [params] = useSearchParams()
  const open = views().filter((view) => !view.asks['view'] || may('GET /cdm/upcoming-events'))
  const names = [...FILTERS, 'view']
  return (
    <nav className={styles.views} aria-label={say(customerList.views)}>
      {open.map((view) => (
        <Link
          key={view.name.en}
          to={`?${new URLSearchParams(view.asks)}`}
          aria-current={names.every((name) => (params.get(name) ?? '') === (view.asks[name] ?? '')) ? 'page' : undefined}
        >
          {say(view.name)}
        </Link>
      ))}
    </nav>
  )
}
