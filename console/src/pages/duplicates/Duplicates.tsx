import { useNavigate, useSearchParams } from 'react-router'
import { usePages } from '../../api/reading'
import { may } from '../../sign-in/me'
import { duplicates } from '../../texts/duplicates'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { More } from '../../ui/More'
import { Page } from '../../ui/Page'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { Compare } from './Compare'
import styles from './duplicates.module.css'
import { FindOther } from './FindOther'
import { PairCard } from './PairCard'
import { PAIRS } from './saving'

const A_PAGE = 20

/** Who may be here twice. Which two are looked at stands in the address: `?one=cus_1&other=cus_2`. */
export default function Duplicates() {
  const say = useSay()
  const go = useNavigate()
  const [params, setParams] = useSearchParams()
  const [one, other] = [params.get('one'), params.get('other')]
  const found = usePages(PAIRS, { query: { limit: A_PAGE } })
  const look = (next: { one?: string; other?: string }) => setParams(next)
  const close = () => (params.get('from') === 'customer' && one ? void go(`/admin/customers/${one}`) : look({}))
  const toCustomers = <Button onClick={() => void go('/admin/customers/cdm')}>{say(duplicates.toCustomers)}</Button>
  return (
    <Page title={say(pageNames.duplicates)} about={say(duplicates.about)}>
      <Shown of={{ ...found, data: found.rows }} what={say(duplicates.these)} skeleton={<Skeleton lines={6} height="6rem" />}>
        {(pairs) => (
          <>
            {pairs.length === 0 && !found.hasNextPage && <Empty action={toCustomers}>{say(duplicates.none)}</Empty>}
            <ul className={styles.pairs}>
              {pairs.map((pair) => (
                <li key={`${pair.first.customer_id} ${pair.second.customer_id}`}>
                  <PairCard of={pair} onLook={(first, second) => look({ one: first, other: second })} />
                </li>
              ))}
            </ul>
            <More of={found} />
          </>
        )}
      </Shown>
      {one && !other && (
        <FindOther
          of={one}
          onFound={(id) =>
            setParams((before) => {
              const next = new URLSearchParams(before)
              next.set('other', id)
              return next
            })
          }
          onClose={close}
        />
      )}
      {one && other && may('GET /cdm/customers/{customer_id}/merge') && <Compare one={one} other={other} onClose={close} key={`${one} ${other}`} />}
    </Page>
  )
}
