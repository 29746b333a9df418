import { Command } from 'cmdk'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'
import { useRead } from '../api/reading'
import { asPhone } from '../formats/phones'
import { may } from '../sign-in/me'
import { shell } from '../texts/shell'
import { useSay } from '../texts/text'
import { Dialog } from '../ui/Dialog'
import { Icon } from '../ui/Icon'
import { openPages } from './pages'
import styles from './Palette.module.css'

/** A page by its name, a customer by name, a caller by the full number, whoever's customer that is. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const go = useNavigate()
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState('')
  const wanted = typed.trim()
  const asked = useDeferredValue(wanted)
  const number = asPhone(asked)
  const caller = useRead('/cdm/lookup', {
    query: { phone: number ?? '' },
    when: number !== undefined && may('GET /cdm/lookup'),
  })
  const byName = useRead('/cdm/customer360', {
    query: { search: asked, limit: 8 },
    when: number === undefined && asked.length > 1 && may('GET /cdm/customer360'),
  })
  const people = (number !== undefined ? caller.data : asked.length > 1 ? byName.data : undefined) ?? []
  // Who types fast and presses Enter means what is typed by now, never what was found for half of it.
  const found = asked === wanted ? people : []
  const choose = (path: string) => {
    onClose()
    void go(path)
  }
  const pages = openPages()
    .filter((page) => !page.path.includes(':'))
    .filter((page) => `${page.name.en} ${page.name.bn}`.toLowerCase().includes(wanted.toLowerCase()))
  const shown = [...found.map((customer) => customer.customer_id), ...pages.map((page) => page.path)]
  return (
    <Dialog title={say(shell.search)} open onClose={onClose}>
      <Command
        label={say(shell.search)}
        shouldFilter={false}
        loop
        value={shown.includes(picked) ? picked : (shown[0] ?? '')}
        onValueChange={setPicked}
      >
        <Command.Input className={styles.input} value={typed} onValueChange={setTyped} placeholder={say(shell.searchAbout)} />
        <Command.List className={styles.list}>
          <Command.Empty className={styles.none}>{say(shell.noneFound)}</Command.Empty>
          {found.length > 0 && (
            <Command.Group heading={say(shell.customers)}>
              {found.map((customer) => (
                <Command.Item
                  key={customer.customer_id}
                  value={customer.customer_id}
                  className={styles.item}
                  onSelect={() => choose(`/admin/customers/${customer.customer_id}`)}
                >
                  <Icon name="customers" size={16} />
                  <span>{[customer.first_name, customer.last_name].filter(Boolean).join(' ')}</span>
                  <small>{customer.phone}</small>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {pages.length > 0 && (
            <Command.Group heading={say(shell.pages)}>
              {pages.map((page) => (
                <Command.Item key={page.path} value={page.path} className={styles.item} onSelect={() => choose(page.path)}>
                  <Icon name={page.rail?.icon ?? 'right'} size={16} />
                  <span>{say(page.name)}</span>
                  {page.rail && <kbd>g {page.rail.go}</kbd>}
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Dialog>
  )
}
