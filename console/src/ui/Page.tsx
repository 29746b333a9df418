import { type ReactNode, useEffect } from 'react'
import styles from './Page.module.css'

interface Props {
  title: string
  /** Under the title: where one is, or what this is about. */
  about?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

export function Page({ title, about, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Rapport`
  }, [title])
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {about && <div className={styles.about}>{about}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
