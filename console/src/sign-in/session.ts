/**
 * Who is signed in. The access token lives in memory alone and is renewed before it ends; what renews it lies in the
 * browser's storage, so that a second tab or a reload need no new sign-in, and ends with the working day (ADR 15).
 */
import { useSyncExternalStore } from 'react'
import type { Tokens, Way } from './ways'
import { wayIn } from './ways'

const RENEWAL = 'rapport.renewal'
/** Renewed so long before its end that no request meets an expired one. */
const BEFORE_THE_END = 60_000

interface Held {
  access: string
  until: number
}

export type Standing = 'looking' | 'out' | 'in'

let held: Held | undefined
let renewing: Promise<string> | undefined
let standing: Standing = localStorage.getItem(RENEWAL) ? 'looking' : 'out'
const listeners = new Set<() => void>()

export class SignedOut extends Error {}

export function useStanding(): Standing {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => standing,
  )
}

function become(next: Standing): void {
  standing = next
  for (const each of listeners) each()
}

export async function token(): Promise<string> {
  return held && held.until - BEFORE_THE_END > Date.now() ? held.access : renewed()
}

/** However many ask at once, one renews. */
export function renewed(): Promise<string> {
  renewing ??= renew().finally(() => {
    renewing = undefined
  })
  return renewing
}

async function renew(): Promise<string> {
  const renewal = localStorage.getItem(RENEWAL)
  if (!renewal) {
    become('out')
    throw new SignedOut('nobody is signed in')
  }
  const way = await wayIn()
  const tokens = await way.renew(renewal)
  if (tokens) return take(tokens)
  leave()
  throw new SignedOut('the working day has ended')
}

/** What a sign-in or a renewal brought. */
export function take(tokens: Tokens): string {
  held = { access: tokens.access, until: Date.now() + tokens.seconds * 1000 }
  if (tokens.renewal) localStorage.setItem(RENEWAL, tokens.renewal)
  become('in')
  return held.access
}

export async function look(): Promise<void> {
  const way = await wayIn()
  const brought = await way.back()
  if (brought) take(brought)
  else if (localStorage.getItem(RENEWAL)) await renewed().catch(() => undefined)
  else become('out')
}

export async function signOut(): Promise<void> {
  const renewal = localStorage.getItem(RENEWAL)
  const way: Way = await wayIn()
  leave()
  await way.signOut(renewal)
}

function leave(): void {
  held = undefined
  localStorage.removeItem(RENEWAL)
  become('out')
}

// Signed out in one tab is signed out in all.
addEventListener('storage', (event) => {
  if (event.key === RENEWAL && event.newValue === null && standing === 'in') leave()
})
