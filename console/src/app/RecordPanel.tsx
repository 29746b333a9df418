import { Suspense } from 'react'
import { Link } from 'react-router'
import { shell } from '../texts/shell'
import { useSay } from '../texts/text'
import { Dialog } from '../ui/Dialog'
import { Skeleton } from '../ui/Shown'
import { useOpening } from './opening'
import { RECORDS } from './records'

export function RecordPanel() {
  const say = useSay()
  const { opened, close } = useOpening()
  const kind = opened && RECORDS[opened[0]]
  if (!opened || !kind) return null
  const id = opened[1]
  const View = kind.view
  const page = kind.page?.(id)
  return (
    <Dialog side open title={say(kind.name)} onClose={close} actions={page && <Link to={page}>{say(shell.fullPage)}</Link>}>
      <Suspense fallback={<Skeleton lines={6} />}>
        <View id={id} key={id} />
      </Suspense>
    </Dialog>
  )
}
