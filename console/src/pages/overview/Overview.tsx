import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { Page } from '../../ui/Page'
import { FallingSilent } from './FallingSilent'
import { Lifecycles } from './Lifecycles'
import { Occasions } from './Occasions'
import styles from './Overview.module.css'
import { Sales } from './Sales'
import { TeamToday } from './TeamToday'
import { Tiles } from './Tiles'
import { TypesByTemperature } from './TypesByTemperature'

/** The whole business at a glance. Each part asks for itself, so that one that fails leaves the others standing. */
export default function Overview() {
  const say = useSay()
  const { today, weekday } = useFormats()
  return (
    <Page title={say(pageNames.overview)} about={weekday(today())}>
      <Tiles />
      <div className={styles.grid}>
        {may('GET /crm/insights/sales') && <Sales className={styles.whole} />}
        <Lifecycles />
        <TypesByTemperature />
        <TeamToday />
        <Occasions />
        <FallingSilent className={styles.whole} />
      </div>
    </Page>
  )
}
