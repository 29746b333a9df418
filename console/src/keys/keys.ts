/** The one place where keys are bound: a page says what each does while it is open; the innermost one wins. */
import { createContext, useContext, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { Text } from '../texts/text'

export interface Key {
  /** As `KeyboardEvent.key`, small letters; `ctrl+enter`; two keys after one another as `g c`. */
  press: string
  does: Text
  run: (event: KeyboardEvent) => void
  /** Also while typing: for what ends the typing. */
  whileTyping?: boolean
  /** Also from inside a dialog, which else has its keys for itself. */
  everywhere?: boolean
}

interface Bound {
  keys: Key[]
  layer: number
}

/** How many dialogs something lies inside of; keys of layers below the topmost open one are not heard. */
export const Layer = createContext(0)

const bound: Bound[] = []
const openLayers: number[] = []
const listeners = new Set<() => void>()
let listed: Key[] = []
let begun: { first: string; at: number } | undefined

const SECOND_KEY_WITHIN = 1200

export function useKeys(keys: Key[], active = true): void {
  const layer = useContext(Layer)
  const here = useRef<Bound>({ keys, layer })
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
  }, [active])
  useEffect(changed, [presses])
}

/** For a dialog: what lies inside of it is a layer of its own while it is open. */
export function useLayer(isOpen: boolean): number {
  const layer = useContext(Layer) + 1
  useLayoutEffect(() => {
    if (!isOpen) return undefined
    openLayers.push(layer)
    changed()
    return () => {
      openLayers.splice(openLayers.indexOf(layer), 1)
      changed()
    }
  }, [isOpen, layer])
  return layer
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

function heardNow(): Key[] {
  const top = Math.max(0, ...openLayers)
  return bound.toReversed().flatMap((each) => each.keys.filter((key) => each.layer === top || key.everywhere))
}

function changed(): void {
  const now = heardNow()
  listed = now.filter((key, at) => now.findIndex((other) => other.press === key.press) === at)
  for (const each of listeners) each()
}

function find(press: string): Key | undefined {
  return heardNow().find((key) => key.press === press)
}

function spoken(event: KeyboardEvent): string {
  const name = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const control = event.ctrlKey || event.metaKey
  return `${control ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${name}`
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // Into a box that is ticked nothing is typed.
  if (target.matches('[type="checkbox"]')) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

/** A key that the focused thing has a use for itself. */
function isTaken(event: KeyboardEvent): boolean {
  if (!(event.target instanceof HTMLElement)) return false
  const inside = event.target.closest('[role="menu"],[role="listbox"],[role="tablist"],[role="radiogroup"]')
  if (inside) return true
  return /^(Enter| )$/.test(event.key) && event.target.closest('button,a,summary,input,[role="button"]') !== null
}

function heard(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return
  const typing = isTyping(event.target)
  const press = spoken(event)
  const pair = begun && Date.now() - begun.at < SECOND_KEY_WITHIN ? `${begun.first} ${press}` : ''
  begun = undefined
  const key = (pair && find(pair)) || find(press)
  if (key && (!typing || key.whileTyping) && !(isTaken(event) && !event.ctrlKey)) {
    event.preventDefault()
    key.run(event)
  } else if (!typing && heardNow().some((one) => one.press.startsWith(`${press} `))) {
    begun = { first: press, at: Date.now() }
  }
}

addEventListener('keydown', heard)
