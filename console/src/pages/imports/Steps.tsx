import { useState } from 'react'
import { type Import, isAtWork } from '../../api/imports'
import { useFormats } from '../../formats/formats'
import { useKeys } from '../../keys/keys'
import { steps } from '../../texts/imports'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Sure } from '../../ui/Sure'
import { type Drafting, missing } from './draft'
import { Report } from './Report'
import type { Stepping } from './stepping'

/** What can be done with it as it stands, the next step strongest. */
export function Steps({ of, draft, stepping }: { of: Import; draft: Drafting; stepping: Stepping }) {
  const say = useSay()
  const { number } = useFormats()
  const [sure, setSure] = useState(false)
  const { status, progress } = of
  const { waits } = stepping
  const tried = (status === 'checked' || status === 'drifted') && !draft.changed
  const tries = status === 'proposed' || status === 'checked' || status === 'drifted'
  const counts = progress?.counts ?? {}
  const good = (counts['created'] ?? 0) + (counts['changed'] ?? 0)
  const bad = (counts['refused'] ?? 0) + (counts['ambiguous'] ?? 0)
  const ready = missing(of, draft).length === 0
  useKeys([{ press: 'ctrl+enter', does: steps.try, run: stepping.tryIt, whileTyping: true }], tries && ready)
  return (
    <>
      {bad > 0 && !isAtWork(of) && <Report of={of} />}
      {tries && (
        <Button kind={tried ? 'plain' : 'strong'} icon="check" disabled={waits || !ready} onClick={stepping.tryIt}>
          {say(status === 'proposed' ? steps.try : steps.tryAgain)}
        </Button>
      )}
      {tried && good > 0 && (
        <Button kind="strong" icon="play" disabled={waits} onClick={stepping.take}>
          {say(steps.takeRows, { n: number(good) })}
        </Button>
      )}
      {status === 'cancelled' && (
        <Button kind="strong" icon="play" disabled={waits} onClick={stepping.goOn}>
          {say(steps.goOn)}
        </Button>
      )}
      {isAtWork(of) && status !== 'undoing' && (
        <Button icon="close" disabled={waits} onClick={stepping.stop}>
          {say(steps.stop)}
        </Button>
      )}
      {(status === 'done' || status === 'cancelled') && (
        <Button icon="undo" disabled={waits} onClick={() => setSure(true)}>
          {say(steps.undo)}
        </Button>
      )}
      {sure && (
        <Sure title={say(steps.undo)} yes={say(steps.undo)} onYes={stepping.undo} onClose={() => setSure(false)}>
          {say(steps.undoAsk, { file: of.file_name })}
        </Sure>
      )}
    </>
  )
}
