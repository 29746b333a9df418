/** Other records of the same person: made one with from here, and taken out again. */
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { useFormats } from '../../formats/formats'
import { nameOf } from '../../formats/names'
import { save } from '../../saving/saving'
import { may } from '../../sign-in/me'
import { duplicates } from '../../texts/duplicates'
import { useSay } from '../../texts/text'
import type { Choice } from '../../ui/Menu'
import { Sure } from '../../ui/Sure'
import styles from './Customer.module.css'
import type { Whole } from './saving'

export function useMerging(of: Whole): { choices: Choice[]; asking: ReactNode } {
  const say = useSay()
  const go = useNavigate()
  const [leaving, setLeaving] = useState<string>()
  const find = () => void go(`/admin/customers/duplicates?one=${of.customer_id}&from=customer`)
  const merges = may('POST /cdm/customers/{customer_id}/merge') && may('GET /cdm/customers/duplicates')
  const parts = may('POST /cdm/customers/{customer_id}/unmerge') ? (of.merged ?? []) : []
  return {
    choices: [
      ...(merges ? [{ name: say(duplicates.menu), icon: 'two' as const, run: find }] : []),
      ...parts.map((id): Choice => ({ name: say(duplicates.unmerge, { id }), icon: 'undo', run: () => setLeaving(id) })),
    ],
    asking: leaving && (
      <Sure
        title={say(duplicates.unmerge, { id: leaving })}
        yes={say(duplicates.unmergeYes)}
        onYes={() => takeOut(of, leaving, say(duplicates.unmerged, { name: nameOf(of), id: leaving }))}
        onClose={() => setLeaving(undefined)}
      >
        {say(duplicates.unmergeAsk, { name: nameOf(of), id: leaving })}
      </Sure>
    ),
  }
}

export function AlsoKnown({ of }: { of: Whole }) {
  const say = useSay()
  const { number } = useFormats()
  const records = of.merged?.length ?? 0
  if (records === 0) return null
  return <p className={styles.soft}>{records === 1 ? say(duplicates.alsoOne) : say(duplicates.also, { n: number(records) })}</p>
}

function takeOut(of: Whole, id: string, label: string): void {
  void save({
    method: 'post',
    path: '/cdm/customers/{customer_id}/unmerge',
    names: { customer_id: of.customer_id },
    version: of.version,
    body: { customer_id: id },
    label,
    touches: [
      '/cdm/customer360/{customer_id}',
      '/cdm/customer360',
      '/cdm/customers/duplicates',
      '/cdm/customers/{customer_id}/orders',
      '/cdm/customers/{customer_id}/timeline',
      '/cdm/segments/summary',
      '/cdm/lookup',
      '/audit',
    ],
  })
}
