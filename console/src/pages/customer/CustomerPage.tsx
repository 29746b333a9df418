import { useParams } from 'react-router'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Page } from '../../ui/Page'
import CustomerPeek from './CustomerPeek'

export default function CustomerPage() {
  const say = useSay()
  const { id = '' } = useParams()
  return (
    <Page title={say(pageNames.customer)}>
      <Card>
        <CustomerPeek id={id} />
      </Card>
    </Page>
  )
}
