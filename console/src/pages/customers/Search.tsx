import { useEffect, useRef, useState } from 'react'
import { useSettled } from '../../api/settled'
import { customerList } from '../../texts/customer-list'
import { useSay } from '../../texts/text'
import { Field, Input } from '../../ui/Field'

/** Asked once the typing rests; the address follows, and leads the field when it changes by itself. */
export function Search({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState(search)
  const settled = useSettled(typed, 300)
  const asked = useRef(search)
  useEffect(() => {
    if (settled === asked.current) return
    asked.current = settled
    onSearch(settled)
  }, [settled])
  useEffect(() => {
    if (search === asked.current) return
    asked.current = search
    setTyped(search)
  }, [search])
  return (
    <Field label={say(customerList.search)}>
      <Input type="search" value={typed} placeholder={say(customerList.searchAbout)} onChange={(event) => setTyped(event.target.value)} />
    </Field>
  )
}
