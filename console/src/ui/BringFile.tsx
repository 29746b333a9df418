import { useNavigate } from 'react-router'
import { may } from '../sign-in/me'
import { pageNames } from '../texts/pages'
import { useSay } from '../texts/text'
import { Button } from './Button'

/** From where the records are, to where a file of them is brought. */
export function BringFile({ kind }: { kind: 'customers' | 'products' | 'orders' }) {
  const say = useSay()
  const go = useNavigate()
  if (!may('POST /cdm/customers/import')) return null
  return (
    <Button icon="file" onClick={() => void go(`/admin/customers/import?kind=${kind}`)}>
      {say(pageNames.imports)}
    </Button>
  )
}
