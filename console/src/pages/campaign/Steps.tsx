import { useFormats } from '../../formats/formats'
import { wizard } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { STEPS, type Step } from './step'
import styles from './wizard.module.css'

/** The last one opens when the campaign is saved: before, there is nothing to check. */
export function Steps({ now, onStep, checks }: { now: Step; onStep: (step: Step) => void; checks: boolean }) {
  const say = useSay()
  const { number } = useFormats()
  return (
    <nav aria-label={say(wizard.steps)}>
      <ol className={styles.steps}>
        {STEPS.map((step, at) => (
          <li key={step}>
            <button
              type="button"
              className={styles.step}
              aria-current={step === now ? 'step' : undefined}
              disabled={step === 'check' && !checks}
              onClick={() => onStep(step)}
            >
              <b>{number(at + 1)}</b> {say(wizard[step])}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
