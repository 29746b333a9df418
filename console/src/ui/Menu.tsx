import { DropdownMenu } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { Icon } from './Icon'
import type { IconName } from './icons'
import styles from './Menu.module.css'

export interface Choice {
  name: string
  run: () => void
  icon?: IconName
  danger?: boolean
  /** The one that stands now. */
  chosen?: boolean
}

export function Menu({ opener, choices, label }: { opener: ReactNode; choices: (Choice | 'line')[]; label: string }) {
  const [dialog, setDialog] = useState<HTMLElement | null>(null)
  return (
    // Not modal: a modal one would write styles into the page, which the content policy forbids.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild ref={(button) => setDialog(button?.closest('dialog') ?? null)}>{opener}</DropdownMenu.Trigger>
      {/* Over an open dialog lies only what is inside of it. */}
      <DropdownMenu.Portal container={dialog}>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4} collisionPadding={8} aria-label={label}>
          {choices.map((choice, at) =>
            choice === 'line' ? (
              <DropdownMenu.Separator key={at} className={styles.line} />
            ) : (
              <DropdownMenu.Item
                key={choice.name}
                className={`${styles.item} ${choice.danger ? styles.danger : ''}`}
                onSelect={choice.run}
              >
                {choice.icon && <Icon name={choice.icon} size={16} />}
                <span>{choice.name}</span>
                {choice.chosen && <Icon name="check" size={16} />}
              </DropdownMenu.Item>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
