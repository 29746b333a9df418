import { useState } from 'react'
import type { Import } from '../../api/imports'
import { keepFile } from '../../api/keeping'
import { steps } from '../../texts/imports'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'

/** The rows that cannot be taken in, as they were: put right in a spreadsheet, they are brought again. */
export function Report({ of }: { of: Import }) {
  const say = useSay()
  const [trouble, setTrouble] = useState('')
  const name = `${of.file_name.replace(/\.\w+$/, '')}-${of.import_id.slice(-4)}.csv`
  const keep = () => {
    setTrouble('')
    keepFile(`/cdm/imports/${of.import_id}/report`, name).catch((why: Error) => setTrouble(why.message))
  }
  return (
    <>
      <Button icon="down" onClick={keep}>
        {say(steps.report)}
      </Button>
      {trouble && <span role="alert">{say(steps.notKept, { why: trouble })}</span>}
    </>
  )
}
