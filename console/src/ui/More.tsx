import { states } from '../texts/states'
import { useSay } from '../texts/text'
import { Button } from './Button'
import styles from './More.module.css'

interface Pages {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}

/** Brings the next page of a list, while there is one. */
export function More({ of }: { of: Pages }) {
  const say = useSay()
  if (!of.hasNextPage) return null
  return (
    <p className={styles.more}>
      <Button small disabled={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {say(states.more)}
      </Button>
    </p>
  )
}
