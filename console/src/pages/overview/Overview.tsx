import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { pageNames } from '../../texts/pages'
import { useSay } from '../../texts/text'
import { Page } from '../../ui/Page'
import { Answers } from './Answers'
import { Beginning } from './Beginning'
import { FallingSilent } from './FallingSilent'
import { Lifecycles } from './Lifecycles'
import { EVERY } from './lists'
import { Occasions } from './Occasions'
import styles from './Overview.module.css'
import { Satisfaction } from './Satisfaction'
import { Sales } from './Sales'
import { TeamToday } from './TeamToday'
import { Tiles } from './Tiles'
import { TypesByTemperature } from './TypesByTemperature'

/** The whole business at a glance. Each part asks for itself, so that one that fails leaves the others standing. */
export default function Overview() {
  const say = useSay()
  const { today, weekday } = useFormats()
  const kinds = useRead('/cdm/segments/summary', { every: EVERY })
  return (
    <Page title={say(pageNames.overview)} about={weekday(today())}>
      {kinds.data?.customers === 0 ? <Beginning /> : <Parts />}
    </Page>
  )
}

function Parts() {
  return (
    <>
      <Tiles />
      <div className={styles.grid}>
        {may('GET /crm/insights/sales') && <Sales className={styles.whole} />}
        <Lifecycles />
        <TypesByTemperature />
        <TeamToday />
        <Occasions />
        {may('GET /surveys/summary') && <Satisfaction className={styles.whole} />}
        {may('GET /ops/messages') && <Answers className={styles.whole} />}
        <FallingSilent className={styles.whole} />
      </div>
    </>
  )
}
