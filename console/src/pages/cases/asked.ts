/** What the queue is asked for stands in the address: a link leads to the same list. */
import { useSearchParams } from 'react-router'
import type { Query } from '../../api/words'
import { caseStatusNames } from '../../texts/cases'
import type { Case, Status } from './saving'

type Whole = Query<'/cases', 'get'>
export type Asked = Pick<Whole, 'kind' | 'status' | 'assignee' | 'due'>

/** As an assignee: what nobody has yet. */
export const NOBODYS = '-'
export const STATUSES = Object.keys(caseStatusNames) as Status[]

export function useAsked(kinds: Case['kind'][]): { asked: Asked; ask: (changed: { [name in keyof Asked]?: string | undefined }) => void } {
  const [params, setParams] = useSearchParams()
  const assignee = params.get('assignee')
  return {
    asked: {
      kind: kinds.find((each) => each === params.get('kind')),
      status: STATUSES.find((each) => each === params.get('status')),
      ...(assignee && { assignee }),
      due: (['overdue', 'today'] as const).find((each) => each === params.get('due')),
    },
    ask: (changed) =>
      setParams((before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changed)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      }),
  }
}
