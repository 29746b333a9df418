import { useBoundKeys } from '../keys/keys'
import { keyTexts } from '../texts/keys'
import { useSay } from '../texts/text'
import { Dialog } from '../ui/Dialog'
import styles from './KeysHelp.module.css'

export default function KeysHelp({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const keys = useBoundKeys()
  return (
    <Dialog title={say(keyTexts.title)} open onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map((key) => (
          <div key={key.press}>
            <dt>
              <kbd>{key.press}</kbd>
            </dt>
            <dd>{say(key.does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
