import { useRead } from '../../api/reading'
import type { Values } from '../../settings/section'
import { pageNames } from '../../texts/pages'
import { settings } from '../../texts/settings'
import { useSay } from '../../texts/text'
import { Shown } from '../../ui/Shown'
import { Section } from './Section'
import styles from './Settings.module.css'

/** Those that belong together, side by side. */
export function Sections({ of }: { of: string[] }) {
  const say = useSay()
  const config = useRead('/api/config')
  return (
    <Shown of={config} what={say(pageNames.settings)}>
      {(found) => (
        <>
          <div className={styles.sections}>
            {of.map((name) => {
              const stands = found.settings[name] as Values | undefined
              return stands && <Section key={name} name={name} stands={stands} version={found.version} />
            })}
          </div>
          {of.includes('business') && (
            <p className={styles.soft}>{say(settings.deployed, { zone: found.time_zone, currency: found.currency })}</p>
          )}
        </>
      )}
    </Shown>
  )
}
