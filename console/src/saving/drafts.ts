/** Typed text is never lost: kept as it is typed, by what it is about, until it is saved. */
import { useCallback, useState } from 'react'

const PLACE = 'rapport.draft.'

export function useDraft(about: string): [text: string, type: (text: string) => void] {
  const place = PLACE + about
  const [held, setHeld] = useState({ place, text: localStorage.getItem(place) ?? '' })
  const now = held.place === place ? held.text : (localStorage.getItem(place) ?? '')
  const type = useCallback(
    (text: string) => {
      if (text) localStorage.setItem(place, text)
      else localStorage.removeItem(place)
      setHeld({ place, text })
    },
    [place],
  )
  return [now, type]
}

/** The same for a form of several fields: what was typed stands over what was there, until it is saved or let go. */
export function useFormDraft<T extends object>(about: string, start: T): [form: T, change: (fields: Partial<T>) => void, letGo: () => void] {
  const [text, type] = useDraft(about)
  const typed = (text ? JSON.parse(text) : {}) as Partial<T>
  const change = (fields: Partial<T>) => type(JSON.stringify({ ...typed, ...fields }))
  return [{ ...start, ...typed }, change, () => type('')]
}
