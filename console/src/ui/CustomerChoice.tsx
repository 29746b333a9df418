import { useEffect, useRef, useState } from 'react'
import { useRead } from '../api/reading'
import { useSettled } from '../api/settled'
import { asPhone } from '../formats/phones'
import { may } from '../sign-in/me'
import { customerWords } from '../texts/customers'
import { orders } from '../texts/orders'
import { pageNames } from '../texts/pages'
import { useSay } from '../texts/text'
import { Button } from './Button'
import { Card } from './Card'
import { Field, Input } from './Field'
import { Empty } from './Shown'
import { type Column, Table } from './Table'
import styles from './CustomerChoice.module.css'

interface Row {
  customer_id: string
  first_name?: string
  last_name?: string
  company_name?: string
  phone?: string
  district?: string
}

interface Props {
  onCustomer: (id: string) => void
  /** Where somebody new may be taken on. */
  onNumber?: (phone: string) => void
}

/** By name among one's own, by the whole number among all; a number that nobody has is a new customer's. */
export function CustomerChoice({ onCustomer, onNumber }: Props) {
  const say = useSay()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const asked = useSettled(typed.trim(), 200)
  // Who may not look up anybody by number searches among those they see, by number too.
  const number = may('GET /cdm/lookup') ? asPhone(asked) : undefined
  const byNumber = useRead('/cdm/lookup', { query: { phone: number ?? '' }, when: number !== undefined })
  const byName = useRead('/cdm/customer360', { query: { search: asked, limit: 20 }, when: number === undefined && asked.length > 1 })
  const asking = number === undefined ? byName : byNumber
  const found: Row[] = asked.length > 1 ? (asking.data ?? []) : []
  const nobody = asked.length > 1 && !asking.isFetching && asking.data !== undefined && found.length === 0
  useEffect(() => field.current?.focus(), [])
  const columns: Column<Row>[] = [
    {
      name: say(pageNames.customer),
      shows: (row) => (
        <button type="button" className={styles.name} onClick={() => onCustomer(row.customer_id)}>
          {[row.first_name, row.last_name].filter(Boolean).join(' ') || row.company_name || row.phone}
        </button>
      ),
    },
    { name: say(customerWords.phone), shows: (row) => row.phone ?? '' },
    { name: say(customerWords.district), shows: (row) => row.district ?? '', wide: true },
  ]
  return (
    <Card flush>
      <div className={styles.search}>
        <Field label={say(orders.findCustomer)}>
          <Input
            ref={field}
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              const first = found[0]
              if (event.key === 'Enter' && first && asked === typed.trim() && !asking.isFetching) onCustomer(first.customer_id)
            }}
          />
        </Field>
      </div>
      {found.length > 0 && (
        <Table label={say(pageNames.customers)} columns={columns} rows={found} id={(row) => row.customer_id} open={(row) => onCustomer(row.customer_id)} keys />
      )}
      {nobody && (
        <Empty
          action={
            number &&
            onNumber && (
              <Button kind="strong" icon="plus" onClick={() => onNumber(number)}>
                {say(orders.newBuyer, { phone: number })}
              </Button>
            )
          }
        >
          {say(orders.nobody)}
        </Empty>
      )}
      {asked.length < 2 && <Empty>{say(orders.typeToFind)}</Empty>}
    </Card>
  )
}
