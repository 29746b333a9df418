import type { Model } from '../../api/words'
import { calls } from '../../texts/calls'
import { useSay } from '../../texts/text'
import { Icon } from '../../ui/Icon'
import styles from './Script.module.css'

export function Script({ script }: { script: Model['ScriptTold'] }) {
  const say = useSay()
  return (
    <section>
      <h3>{say(calls.script)}</h3>
      <blockquote className={styles.opening}>{script.opening}</blockquote>
      <div className={styles.both}>
        <ul aria-label={say(calls.do)}>
          {script.do.map((each) => (
            <li key={each}>
              <span className={styles.good}>
                <Icon name="check" size={14} />
              </span>
              {each}
            </li>
          ))}
        </ul>
        <ul aria-label={say(calls.dont)}>
          {script.dont.map((each) => (
            <li key={each}>
              <span className={styles.bad}>
                <Icon name="close" size={14} />
              </span>
              {each}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
