import { saving } from '../texts/saving'
import { useSay } from '../texts/text'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { dismiss, useNotices } from './noticing'
import styles from './Notices.module.css'

export function Notices() {
  const say = useSay()
  // The newest alone is seen; Ctrl+Z reaches those before it as well.
  const notices = useNotices().slice(-1)
  return (
    <div className={styles.notices} role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={styles.notice}>
          <Icon name={notice.state === 'saved' ? 'check' : 'undo'} size={16} />
          <span>{say(notice.state === 'saved' ? saving.saved : saving.undone, { what: notice.label })}</span>
          {notice.undo && (
            <Button small kind="quiet" press="Ctrl Z" onClick={notice.undo}>
              {say(saving.undo)}
            </Button>
          )}
          <Button small bare kind="quiet" icon="close" onClick={() => dismiss(notice.id)}>
            {say(saving.dismiss)}
          </Button>
        </div>
      ))}
    </div>
  )
}
