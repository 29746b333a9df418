import { useState } from 'react'
import { NavLink } from 'react-router'
import { shell } from '../texts/shell'
import { useSay } from '../texts/text'
import { Dialog } from '../ui/Dialog'
import { Icon } from '../ui/Icon'
import type { PageRow } from './pages'
import styles from './Rail.module.css'

/** As many as a thumb can tell apart. */
const ON_A_PHONE = 4

export function Rail({ pages }: { pages: PageRow[] }) {
  const say = useSay()
  const [more, setMore] = useState(false)
  const inRail = pages.filter((page) => page.rail)
  const link = (page: PageRow) =>
    page.rail && (
      <NavLink
        key={page.path}
        to={page.path}
        end
        className={({ isActive }) => (isActive ? `${styles.link} ${styles.here}` : styles.link)}
        onClick={() => setMore(false)}
        title={say(page.name)}
      >
        <Icon name={page.rail.icon} size={20} />
        <span>{say(page.name)}</span>
      </NavLink>
    )
  return (
    <>
      <nav className={styles.rail} aria-label={say(shell.pages)}>
        <p className={styles.brand}>Rapport</p>
        {inRail.map(link)}
      </nav>
      <nav className={styles.bar} aria-label={say(shell.pages)}>
        {inRail.slice(0, ON_A_PHONE).map(link)}
        {inRail.length > ON_A_PHONE && (
          <button type="button" className={styles.link} onClick={() => setMore(true)}>
            <Icon name="more" size={20} />
            <span>{say(shell.more)}</span>
          </button>
        )}
      </nav>
      <Dialog title={say(shell.pages)} open={more} onClose={() => setMore(false)}>
        <div className={styles.rest}>{inRail.slice(ON_A_PHONE).map(link)}</div>
      </Dialog>
    </>
  )
}
