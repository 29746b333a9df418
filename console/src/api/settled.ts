import { useEffect, useState } from 'react'

/** What is typed, once the typing rests: a question is asked about the word, not about each letter. */
export function useSettled<T>(value: T, wait = 400): T {
  const [settled, setSettled] = useState(value)
  const said = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait)
    return () => clearTimeout(timer)
  }, [said, wait])
  return settled
}
