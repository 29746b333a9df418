import { useParams, useSearchParams } from 'react-router'
import { CAMPAIGN } from '../../api/campaigns'
import { useRead } from '../../api/reading'
import { may } from '../../sign-in/me'
import { campaigns } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Page } from '../../ui/Page'
import { Shown, Skeleton } from '../../ui/Shown'
import { Results } from './Results'
import { Wizard } from './Wizard'

/** What became of a campaign; with `?edit=1`, the wizard that changes it. */
export default function CampaignPage() {
  const say = useSay()
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const found = useRead(CAMPAIGN, { names: { campaign_id: id } })
  const edits = params.get('edit') === '1' && may('PUT /crm/automation/campaigns/{campaign_id}')
  if (!found.data) {
    return (
      <Page title={say(campaigns.name)}>
        <Shown of={found} what={say(campaigns.one)} skeleton={<Skeleton lines={10} />}>
          {() => null}
        </Shown>
      </Page>
    )
  }
  return edits ? <Wizard campaign={found.data} /> : <Results campaign={found.data} />
}
