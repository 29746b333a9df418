import { states } from '../../texts/states'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import styles from './automation.module.css'

export function More({ onMore }: { onMore: () => void }) {
  const say = useSay()
  return (
    <div className={styles.more}>
      <Button onClick={onMore}>{say(states.more)}</Button>
    </div>
  )
}
