import { pageNames } from '../../texts/pages'
import { sectionTexts } from '../../texts/setting-fields'
import { settings } from '../../texts/settings'
import { type Text, useSay } from '../../texts/text'
import { Page } from '../../ui/Page'
import { Tabs } from '../../ui/Tabs'
import { People } from './People'
import { Sections } from './Sections'

const TABS: { id: string; name: Text | undefined; sections: string[] }[] = [
  { id: 'business', name: settings.shop, sections: ['business'] },
  { id: 'customers', name: settings.customers, sections: ['temperature', 'lifecycle', 'value', 'drop_off', 'custom_fields'] },
  { id: 'calls', name: settings.calls, sections: ['calls', 'call_points'] },
  { id: 'offers', name: settings.offers, sections: ['offers', 'reminders'] },
  { id: 'cases', name: settings.cases, sections: ['cases'] },
  { id: 'messages', name: settings.messages, sections: ['messages'] },
  { id: 'providers', name: sectionTexts['providers']?.title, sections: ['providers'] },
  { id: 'access', name: sectionTexts['access']?.title, sections: ['access'] },
]

/** Who works here, and what the shop has decided for itself. */
export default function Settings() {
  const say = useSay()
  const people = { id: 'people', name: say(settings.people), shows: () => <People /> }
  const sections = TABS.map(({ id, name, sections }) => ({ id, name: say(name ?? pageNames.settings), shows: () => <Sections of={sections} key={id} /> }))
  return (
    <Page title={say(pageNames.settings)}>
      <Tabs label={say(pageNames.settings)} tabs={[people, ...sections]} />
    </Page>
  )
}
