import { useState } from 'react'
import { fetchList } from '../api/lists'
import { privacy } from '../texts/privacy'
import { useSay } from '../texts/text'
import { Button } from './Button'
import { Failed } from './Shown'

export function ListDownload({ id, small }: { id: string; small?: boolean }) {
  const say = useSay()
  const [state, setState] = useState<'gone' | Error>()
  const take = () => {
    setState(undefined)
    fetchList(id).then(
      (isThere) => setState(isThere ? undefined : 'gone'),
      (trouble: Error) => setState(trouble),
    )
  }
  if (state === 'gone') return <span>{say(privacy.gone)}</span>
  if (state) return <Failed trouble={state} what={say(privacy.thisList)} again={take} />
  return (
    <Button small={small} kind={small ? 'plain' : 'strong'} icon="down" onClick={take}>
      {say(privacy.download)}
    </Button>
  )
}
