/** A text in both languages side by side, so that neither is forgotten; `{name}` stands for a value. */
import { useCallback, useSyncExternalStore } from 'react'

export type Language = 'en' | 'bn'

export interface Text {
  en: string
  bn: string
}

export type Values = Record<string, string | number>

const PLACE = 'rapport.language'
const listeners = new Set<() => void>()
let chosen: Language = remembered()

function remembered(): Language {
  const said = localStorage.getItem(PLACE) ?? navigator.language
  return said.startsWith('bn') ? 'bn' : 'en'
}

export function choose(next: Language): void {
  chosen = next
  localStorage.setItem(PLACE, next)
  document.documentElement.lang = next
  for (const each of listeners) each()
}

export function useLanguage(): Language {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => chosen,
  )
}

export function said(text: Text, values: Values, inLanguage: Language): string {
  return text[inLanguage].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

export type Say = (text: Text, values?: Values) => string

export function useSay(): Say {
  const inLanguage = useLanguage()
  return useCallback((text, values = {}) => said(text, values, inLanguage), [inLanguage])
}

document.documentElement.lang = chosen
