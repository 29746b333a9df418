import { useNavigate, useParams } from 'react-router'
import { useAgents } from '../../api/agents'
import { Refused } from '../../api/asking'
import { type Import, isAtWork, useImport } from '../../api/imports'
import { useFormats } from '../../formats/formats'
import { imports, kindsOfFile, steps } from '../../texts/imports'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { Refusal } from '../../ui/Refusal'
import { type Asking, Empty, Shown, Skeleton } from '../../ui/Shown'
import { AtWork } from './AtWork'
import { Columns } from './Columns'
import { type Drafting, useDrafting } from './draft'
import styles from './imports.module.css'
import { Outcome } from './Outcome'
import { Recognised } from './Recognised'
import { Steps } from './Steps'
import { TakenFor } from './TakenFor'
import { useStepping } from './stepping'
import { Ways } from './Ways'
import { ImportState, useTroubleSaid } from './words'

/** One file: what was understood, what would happen, what has happened, and the way back. */
export default function ImportPage() {
  const say = useSay()
  const go = useNavigate()
  const { id = '' } = useParams()
  const found = useImport(id)
  const gone = found.error instanceof Refused && found.error.status === 404
  if (found.data && !gone) return <OneImport of={found.data} asked={found} key={id} />
  return (
    <Page title={say(pageNames.import)}>
      {gone ? (
        <Empty action={<Button onClick={() => void go('/admin/customers/import')}>{say(imports.toList)}</Button>}>{say(imports.gone)}</Empty>
      ) : (
        <Shown of={found} what={say(imports.this)} skeleton={<Skeleton lines={10} height="2rem" />}>
          {() => null}
        </Shown>
      )}
    </Page>
  )
}

function OneImport({ of, asked }: { of: Import; asked: Asking<Import> }) {
  const draft = useDrafting(of)
  const stepping = useStepping(of, draft)
  const { refused } = stepping
  const troubleSaid = useTroubleSaid()
  return (
    <Page title={of.file_name} about={<About of={of} />} actions={<Steps of={of} draft={draft} stepping={stepping} />}>
      {refused && (refused.details.length > 0 ? <Refusal of={refused} /> : <p role="alert">{troubleSaid(refused.code, refused.message)}</p>)}
      <Shown of={asked}>{() => <Told of={of} draft={draft} />}</Shown>
    </Page>
  )
}

function Told({ of, draft }: { of: Import; draft: Drafting }) {
  const say = useSay()
  if (isAtWork(of)) return <AtWork of={of} />
  const open = of.status === 'proposed' || of.status === 'checked' || of.status === 'drifted'
  const went = of.progress !== undefined && of.status !== 'proposed'
  return (
    <>
      {of.status === 'drifted' && <p role="alert">{say(steps.drifted)}</p>}
      {went && !draft.changed && <Outcome of={of} trial={open} />}
      <div className={styles.two}>
        {open ? <Columns of={of} draft={draft} /> : <TakenFor of={of} />}
        <div className={styles.stack}>
          {open && <Ways of={of} draft={draft} />}
          <Recognised of={of} />
        </div>
      </div>
    </>
  )
}

function About({ of }: { of: Import }) {
  const say = useSay()
  const { moment, number } = useFormats()
  const agents = useAgents()
  const rows = of.progress?.rows
  const words = [
    say(kindsOfFile[of.kind]),
    rows !== undefined && say(imports.rowsAll, { n: number(rows) }),
    moment(of.created_at),
    agents.person(of.created_by),
  ]
  return (
    <span className={styles.marks}>
      <ImportState is={of.status} />
      <span>{words.filter(Boolean).join(' · ')}</span>
    </span>
  )
}
