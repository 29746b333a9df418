import { may } from '../../sign-in/me'
import { ops } from '../../texts/ops'
import { pageNames } from '../../texts/pages'
import { privacy } from '../../texts/privacy'
import { useSay } from '../../texts/text'
import { Page } from '../../ui/Page'
import { Tabs } from '../../ui/Tabs'
import { Audit } from './Audit'
import { DataRequests } from './DataRequests'
import { DeadLetters } from './DeadLetters'
import { Messages } from './Messages'
import { Providers } from './Providers'
import { Runs } from './Runs'

/** What became of messages and jobs, and what waits for a person. */
export default function Ops() {
  const say = useSay()
  const tabs = [
    { id: 'messages', name: say(ops.messages), needs: 'GET /ops/messages', shows: () => <Messages /> },
    { id: 'letters', name: say(ops.letters), needs: 'GET /ops/dead-letters', shows: () => <DeadLetters /> },
    { id: 'providers', name: say(ops.providers), needs: 'GET /ops/providers', shows: () => <Providers /> },
    { id: 'runs', name: say(ops.runs), needs: 'GET /ops/runs', shows: () => <Runs /> },
    { id: 'data', name: say(privacy.title), needs: 'GET /privacy/requests', shows: () => <DataRequests /> },
    { id: 'audit', name: say(ops.audit), needs: 'GET /audit', shows: () => <Audit /> },
  ]
  return (
    <Page title={say(pageNames.ops)}>
      <Tabs label={say(pageNames.ops)} tabs={tabs.filter((tab) => may(tab.needs))} />
    </Page>
  )
}
