import { useState } from 'react'
import { useRead } from '../../api/reading'
import { useSettled } from '../../api/settled'
import { nameOf } from '../../formats/names'
import { asPhone } from '../../formats/phones'
import { may } from '../../sign-in/me'
import { duplicates } from '../../texts/duplicates'
import { useSay } from '../../texts/text'
import { Dialog } from '../../ui/Dialog'
import { Field, Input } from '../../ui/Field'
import styles from './duplicates.module.css'

const MOST = 8

/** The other record, by name or by the whole number. */
export function FindOther({ of, onFound, onClose }: { of: string; onFound: (id: string) => void; onClose: () => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const whole = useRead('/cdm/customer360/{customer_id}', { names: { customer_id: of } })
  const asked = useSettled(typed.trim(), 200)
  const number = asPhone(asked)
  const byNumber = useRead('/cdm/lookup', { query: { phone: number ?? '' }, when: number !== undefined && may('GET /cdm/lookup') })
  const byName = useRead('/cdm/customer360', { query: { search: asked, limit: MOST }, when: number === undefined && asked.length > 1 })
  const asking = number === undefined ? byName : byNumber
  const found = (asked.length > 1 ? (asking.data ?? []) : []).filter((each) => each.customer_id !== of)
  const nobody = asked.length > 1 && !asking.isFetching && asking.data !== undefined && found.length === 0
  return (
    <Dialog title={say(duplicates.find, { name: whole.data ? nameOf(whole.data) : '' })} open onClose={onClose}>
      <div className={styles.compare}>
        <Field label={say(duplicates.findWho)}>
          <Input type="search" data-first value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
        <ul className={styles.found}>
          {found.map((each) => (
            <li key={each.customer_id}>
              <button type="button" onClick={() => onFound(each.customer_id)}>
                <b>{nameOf(each)}</b>
                <small>{[each.phone, each.district].filter(Boolean).join(' · ')}</small>
              </button>
            </li>
          ))}
        </ul>
        {nobody && <p className={styles.soft}>{say(duplicates.nobody)}</p>}
      </div>
    </Dialog>
  )
}
