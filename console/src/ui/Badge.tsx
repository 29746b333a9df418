import type { ReactNode } from 'react'
import { Icon } from './Icon'
import type { IconName } from './icons'
import styles from './Badge.module.css'

export type Tone = 'calm' | 'good' | 'warn' | 'bad' | 'hot' | 'warm' | 'cold' | 'accent'

/** A state in a word; its colour only says it once more. */
export function Badge({ tone = 'calm', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      {icon && <Icon name={icon} size={13} />}
      {children}
    </span>
  )
}
