import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

const OPEN = 'open'

/** Opens a record beside the page; the address follows, so that Back closes it and a link shows it. */
export function useOpening(): { opened: [kind: string, id: string] | undefined; open: (kind: string, id: string) => void; close: () => void } {
  const [params, setParams] = useSearchParams()
  const said = params.get(OPEN)
  const at = said?.indexOf(':') ?? -1
  const open = useCallback(
    (kind: string, id: string) =>
      setParams((before) => {
        const next = new URLSearchParams(before)
        next.set(OPEN, `${kind}:${id}`)
        return next
      }),
    [setParams],
  )
  const close = useCallback(
    () =>
      setParams((before) => {
        const next = new URLSearchParams(before)
        next.delete(OPEN)
        return next
      }),
    [setParams],
  )
  return { opened: said && at > 0 ? [said.slice(0, at), said.slice(at + 1)] : undefined, open, close }
}
