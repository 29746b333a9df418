import { useState } from 'react'
import type { Refused } from '../../api/asking'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { save } from '../../saving/saving'
import { dialogs } from '../../texts/dialogs'
import { privacy } from '../../texts/privacy'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ListDownload } from '../../ui/ListDownload'
import { Refusal } from '../../ui/Refusal'
import { Shown } from '../../ui/Shown'
import type { Asked } from './asked'
import { AskedInWords } from './AskedInWords'
import styles from './Customers.module.css'

const LOOK_EVERY = 2_000

/** The list as it is filtered now, written behind the scenes; the link is there when it is done. */
export function ExportList({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const say = useSay()
  const [id, setId] = useState<string>()
  const [sends, setSends] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const begin = async () => {
    setSends(true)
    setRefused(undefined)
    const end = await save({
      method: 'post',
      path: '/cdm/customers/exports',
      body: { ...asked, sort: asked.sort ?? 'last_order' },
      label: say(privacy.listAsked),
      touches: ['/privacy/requests'],
      quietly: true,
      refusedHere: true,
    })
    setSends(false)
    if ('refused' in end) setRefused(end.refused)
    else setId(end.answer.export_id)
  }
  return (
    <Dialog
      title={say(privacy.exportList)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say(id ? dialogs.close : dialogs.cancel)}</Button>
          {!id && (
            <Button kind="strong" disabled={sends} onClick={() => void begin()}>
              {say(privacy.listStart)}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.told}>
        {id ? (
          <Written id={id} />
        ) : (
          <>
            <p>{say(privacy.listAbout)}</p>
            <AskedInWords of={asked} />
          </>
        )}
        {refused && <Refusal of={refused} />}
      </div>
    </Dialog>
  )
}

function Written({ id }: { id: string }) {
  const say = useSay()
  const { number } = useFormats()
  const [over, setOver] = useState(false)
  const found = useRead('/cdm/exports/{export_id}', { names: { export_id: id }, every: over ? undefined : LOOK_EVERY })
  const done = found.data?.state === 'done'
  if (done !== over) setOver(done)
  return (
    <Shown of={found} what={say(privacy.thisList)}>
      {(list) =>
        list.state === 'done' ? (
          <>
            <p role="status">{say(privacy.listDone, { n: number(list.rows_written) })}</p>
            <ListDownload id={id} />
          </>
        ) : (
          <>
            <p role="status">{say(privacy.listGoing, { n: number(list.rows_written) })}</p>
            <p>{say(privacy.listLater)}</p>
          </>
        )
      }
    </Shown>
  )
}
