import { Tabs as Radix } from 'radix-ui'
import { type ReactNode, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import styles from './Tabs.module.css'

export interface Tab {
  id: string
  name: string
  shows: () => ReactNode
}

/** The open one stands in the address, so that a link leads to it and Back goes back. */
export function Tabs({ tabs, of = 'tab', label }: { tabs: Tab[]; of?: string; label: string }) {
  const [params, setParams] = useSearchParams()
  const open = tabs.find((tab) => tab.id === params.get(of)) ?? tabs[0]
  const choose = (id: string) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      next.set(of, id)
      return next
    })
  const list = useRef<HTMLDivElement>(null)
  // On a phone the row is longer than the screen: the open one is always in sight.
  useEffect(() => {
    list.current?.querySelector('[data-state="active"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [open?.id])
  return (
    <Radix.Root value={open?.id ?? ''} onValueChange={choose} activationMode="manual">
      <Radix.List ref={list} className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.id} value={tab.id} className={styles.tab}>
            {tab.name}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className={styles.content}>
          {tab.id === open?.id && tab.shows()}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
