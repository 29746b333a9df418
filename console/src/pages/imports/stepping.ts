/** What is done next with an import: what was corrected goes with it. */
import { useState } from 'react'
import type { Refused } from '../../api/asking'
import { changeImport, type Import, move } from '../../api/imports'
import type { Saved } from '../../saving/saving'
import { steps } from '../../texts/imports'
import { type Text, useSay } from '../../texts/text'
import type { Drafting } from './draft'

export interface Stepping {
  waits: boolean
  refused: Refused | undefined
  tryIt: () => void
  take: () => void
  goOn: () => void
  stop: () => void
  undo: () => void
}

export function useStepping(of: Import, draft: Drafting): Stepping {
  const say = useSay()
  const [waits, setWaits] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const label = (step: Text) => say(steps.done, { file: of.file_name, step: say(step) })
  const doing = (asked: () => Promise<Saved<unknown>>) => () => {
    if (waits) return
    setWaits(true)
    setRefused(undefined)
    void asked().then((end) => {
      setWaits(false)
      if ('refused' in end) setRefused(end.refused)
    })
  }
  const tried = async () => {
    if (draft.changed) {
      const { mapping, options } = draft
      const end = await changeImport(of, { mapping, options }, label(steps.try))
      if ('refused' in end) return end
      draft.letGo()
    }
    return move(of, 'check', label(steps.try))
  }
  return {
    waits,
    refused,
    tryIt: doing(tried),
    take: doing(() => move(of, 'start', label(steps.take), of.plan_hash)),
    goOn: doing(() => move(of, 'start', label(steps.goOn))),
    stop: doing(() => move(of, 'cancel', label(steps.stop))),
    undo: doing(() => move(of, 'undo', label(steps.undo))),
  }
}
