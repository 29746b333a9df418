/** The one place where keys are bound: a page says what each does while it is open; the innermost one wins. */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Text } from '../texts/text'

export interface Key {
  /** As `KeyboardEvent.key`, small letters; `ctrl+enter`; two keys after one another as `g c`. */
  press: string
  does: Text
  run: () => void
  /** Also while typing: for what ends the typing. */
  whileTyping?: boolean
}

interface Bound {
  keys: Key[]
}

const bound: Bound[] = []
const listeners = new Set<() => void>()
let listed: Key[] = []
let begun: { first: string; at: number } | undefined

const SECOND_KEY_WITHIN = 1200

export function useKeys(keys: Key[], active = true): void {
  const here = useRef<Bound>({ keys })
  here.current.keys = keys
  const presses = keys.map((key) => key.press).join()
  useEffect(() => {
    if (!active) return undefined
    const mine = here.current
    bound.push(mine)
    changed()
    return () => {
      bound.splice(bound.indexOf(mine), 1)
      changed()
    }
  }, [active, presses])
}

/** What can be pressed now, for the list that `?` shows. */
export function useBoundKeys(): Key[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => listed,
  )
}

function changed(): void {
  const inner = bound.toReversed().flatMap((each) => each.keys)
  listed = inner.filter((key, at) => inner.findIndex((other) => other.press === key.press) === at)
  for (const each of listeners) each()
}

function find(press: string): Key | undefined {
  for (const each of bound.toReversed()) {
    const key = each.keys.find((one) => one.press === press)
    if (key) return key
  }
  return undefined
}

export function spoken(event: KeyboardEvent): string {
  const name = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const control = event.ctrlKey || event.metaKey
  return `${control ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${name}`
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

/** A key that the focused thing has a use for itself. */
function isTaken(event: KeyboardEvent): boolean {
  if (!(event.target instanceof HTMLElement)) return false
  const inside = event.target.closest('[role="menu"],[role="listbox"],[role="tablist"],[role="radiogroup"]')
  if (inside) return true
  return /^(Enter| )$/.test(event.key) && event.target.closest('button,a,summary,[role="button"]') !== null
}

function heard(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return
  const typing = isTyping(event.target)
  const open = document.querySelector('dialog[open]')
  const press = spoken(event)
  const pair = begun && Date.now() - begun.at < SECOND_KEY_WITHIN ? `${begun.first} ${press}` : ''
  begun = undefined
  const key = (pair && find(pair)) || find(press)
  // Where what had the focus is gone, the body has it: still the dialog's.
  const behind = open !== null && event.target !== document.body && !open.contains(event.target as Node)
  if (key && behind && !key.whileTyping) return
  if (key && (!typing || key.whileTyping) && !(isTaken(event) && !event.ctrlKey)) {
    event.preventDefault()
    key.run()
  } else if (!typing && bound.some((each) => each.keys.some((one) => one.press.startsWith(`${press} `)))) {
    begun = { first: press, at: Date.now() }
  }
}

addEventListener('keydown', heard)
