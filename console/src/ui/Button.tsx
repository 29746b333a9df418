import type { ButtonHTMLAttributes, Ref } from 'react'
import { Icon } from './Icon'
import type { IconName } from './icons'
import styles from './Button.module.css'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'strong' | 'plain' | 'quiet' | 'danger'
  icon?: IconName
  /** The key that does the same, shown to those who have a keyboard. */
  press?: string
  /** Where the icon alone is seen, its name is still read out. */
  bare?: boolean
  small?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function Button({ kind = 'plain', icon, press, bare, small, children, className = '', ...rest }: Props) {
  const look = [styles.button, styles[kind], bare && styles.bare, small && styles.small, className]
  return (
    <button type="button" {...rest} className={look.filter(Boolean).join(' ')}>
      {icon && <Icon name={icon} size={small ? 15 : 18} />}
      {bare ? <span className="unseen">{children}</span> : children}
      {press && <kbd className={styles.press} aria-hidden="true">{press}</kbd>}
    </button>
  )
}
