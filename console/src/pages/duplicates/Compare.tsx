import { useState } from 'react'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { nameOf } from '../../formats/names'
import { may } from '../../sign-in/me'
import { dialogs } from '../../texts/dialogs'
import { duplicates } from '../../texts/duplicates'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { SaveKey } from '../../ui/SaveKey'
import { Shown, Skeleton } from '../../ui/Shown'
import { Differences } from './Differences'
import styles from './duplicates.module.css'
import { Record } from './Record'
import { merge, tellApart } from './saving'
import { Together } from './Together'

interface Props {
  one: string
  other: string
  onClose: () => void
}

/** Both, what has to be chosen, and the one they would be: made one only here. */
export function Compare({ one, other, onClose }: Props) {
  const say = useSay()
  const [take, setTake] = useState<string[]>([])
  const found = useRead('/cdm/customers/{customer_id}/merge', { names: { customer_id: one }, query: { with: other } })
  const preview = found.data
  const names = preview && { one: nameOf(preview.customer), other: nameOf(preview.other) }
  const join = () => {
    if (!preview) return
    merge(preview.customer, preview.other, take, say(duplicates.merged, names))
    onClose()
  }
  const part = () => {
    if (!preview) return
    tellApart(preview.customer, preview.other, say(duplicates.toldApart, names))
    onClose()
  }
  const choose = (field: string, theirs: boolean) => setTake((now) => [...now.filter((each) => each !== field), ...(theirs ? [field] : [])])
  return (
    <Dialog
      title={say(duplicates.compare)}
      open
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say(dialogs.cancel)}</Button>
          {may('POST /cdm/customers/{customer_id}/distinct') && (
            <Button disabled={!preview} onClick={part}>
              {say(duplicates.distinct)}
            </Button>
          )}
          {may('POST /cdm/customers/{customer_id}/merge') && (
            <Button kind="strong" icon="two" disabled={!preview} onClick={join}>
              {say(duplicates.merge)}
            </Button>
          )}
        </>
      }
    >
      <Shown of={found} what={say(duplicates.comparing)} skeleton={<Skeleton lines={10} height="1.5rem" />}>
        {(told: Model['MergePreview']) => (
          <div className={styles.compare}>
            <SaveKey run={join} />
            <div className={styles.two}>
              <Record of={told.customer} linked={false} />
              <Record of={told.other} linked={false} />
            </div>
            <Differences of={told} take={take} choose={choose} />
            <Together of={told} take={take} />
          </div>
        )}
      </Shown>
    </Dialog>
  )
}
