import { may } from '../../sign-in/me'
import { automation } from '../../texts/automation'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { Page } from '../../ui/Page'
import { type Tab, Tabs } from '../../ui/Tabs'
import { CallRules } from './CallRules'
import { Campaigns } from './Campaigns'
import { Intelligence } from './Intelligence'
import { OfferCalendar } from './OfferCalendar'
import { Profiles } from './Profiles'
import { Rules } from './Rules'
import { TeamPerformance } from './TeamPerformance'
import { Templates } from './Templates'

/** What the shop does by itself; a tab for each kind of it, and only those that the person may open. */
export default function Automation() {
  const say = useSay()
  const tabs: (Tab & { needs: string })[] = [
    { id: 'rules', name: say(automation.rules), needs: 'GET /crm/automation/recommendation-rules', shows: () => <Rules /> },
    { id: 'consumption', name: say(automation.profiles), needs: 'GET /crm/automation/consumption-profiles', shows: () => <Profiles /> },
    { id: 'campaigns', name: say(automation.campaigns), needs: 'GET /crm/automation/campaigns', shows: () => <Campaigns /> },
    { id: 'calendar', name: say(automation.calendar), needs: 'GET /crm/automation/offer-calendar/{year}', shows: () => <OfferCalendar /> },
    { id: 'calls', name: say(automation.callRules), needs: 'POST /crm/automation/tasks/generate', shows: () => <CallRules /> },
    { id: 'templates', name: say(automation.templates), needs: 'GET /crm/automation/templates', shows: () => <Templates /> },
    { id: 'team', name: say(automation.team), needs: 'GET /crm/automation/team/dashboard', shows: () => <TeamPerformance /> },
    { id: 'customers', name: say(automation.intelligence), needs: 'GET /crm/automation/customers/hot', shows: () => <Intelligence /> },
  ]
  return (
    <Page title={say(pageNames.automation)} about={say(automation.about)}>
      <Tabs tabs={tabs.filter((tab) => may(tab.needs))} label={say(pageNames.automation)} />
    </Page>
  )
}
