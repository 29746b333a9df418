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
