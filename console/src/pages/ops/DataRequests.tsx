import { Link } from 'react-router'
import { useAgents } from '../../api/agents'
import { usePages } from '../../api/reading'
import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { lifecycleNames, temperatureNames, typeNames } from '../../texts/customers'
import { named } from '../../texts/named'
import { eraseReasonNames, privacy, requestKindNames, requestStateNames } from '../../texts/privacy'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { ListDownload } from '../../ui/ListDownload'
import { More } from '../../ui/More'
import { Empty, Shown } from '../../ui/Shown'
import { Table } from '../../ui/Table'
import styles from './Ops.module.css'

type Request = Model['DataRequestTold']

const EVERY = 15_000

/** What was asked about people's data, by when it has to be done, and how far it is. */
export function DataRequests() {
  const say = useSay()
  const { day } = useFormats()
  const { person } = useAgents()
  const found = usePages('/privacy/requests', { query: { limit: 50 }, every: EVERY })
  return (
    <div className={styles.tab}>
      <Card flush>
        <Shown of={{ ...found, data: found.rows }} what={say(privacy.title)}>
          {(requests) =>
            requests.length === 0 ? (
              <Empty>{say(privacy.none)}</Empty>
            ) : (
              <>
                <Table<Request>
                  label={say(privacy.title)}
                  rows={requests}
                  id={(request) => request.request_id}
                  columns={[
                    { name: say(privacy.what), shows: (request) => <b>{named<string>(say, requestKindNames, request.kind)}</b> },
                    { name: say(privacy.whom), wide: true, shows: (request) => <Whom of={request} /> },
                    { name: say(privacy.state), shows: (request) => <State of={request} /> },
                    { name: say(privacy.by), wide: true, shows: (request) => person(request.by) ?? request.by },
                    { name: say(privacy.asked), wide: true, shows: (request) => day(request.asked_at) },
                    {
                      name: say(privacy.due),
                      right: true,
                      shows: (request) =>
                        request.kind === 'list' && request.state === 'done' ? <ListDownload small id={request.request_id} /> : day(request.due),
                    },
                  ]}
                />
                <More of={found} />
              </>
            )
          }
        </Shown>
      </Card>
    </div>
  )
}

function State({ of }: { of: Request }) {
  const say = useSay()
  return (
    <>
      <Badge tone={of.state === 'done' ? 'good' : 'accent'}>{named<string>(say, requestStateNames, of.state)}</Badge>{' '}
      {of.overdue && (
        <Badge tone="bad" icon="warning">
          {say(privacy.late)}
        </Badge>
      )}
    </>
  )
}

/** The reason and the id are all that is kept of somebody erased: there is no name to show. */
function Whom({ of }: { of: Request }) {
  const say = useSay()
  const { number } = useFormats()
  if (of.kind === 'list') {
    const words = Object.values(of.filters ?? {}).map((word) => named<string>(say, { ...temperatureNames, ...lifecycleNames, ...typeNames }, word))
    const rows = of.counts['rows']
    return [words.join(', ') || say(privacy.everybody), rows !== undefined && say(privacy.rows, { n: number(rows) })].filter(Boolean).join(' · ')
  }
  return (
    <>
      {(of.customer_ids ?? []).map((id) => (
        <Link key={id} to={`/admin/ops?tab=audit&record=customer:${id}`}>
          {id}
        </Link>
      ))}
      {of.reason && <div className={styles.soft}>{named<string>(say, eraseReasonNames, of.reason)}</div>}
    </>
  )
}
