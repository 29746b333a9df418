import { useKeys } from '../../keys/keys'
import { may } from '../../sign-in/me'
import { calls } from '../../texts/calls'
import { dialogs } from '../../texts/dialogs'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import styles from './AgentDashboard.module.css'
import { sendMissedCall, type Task } from './day'

/** Whoever did not answer may be told by message that somebody rang. */
export function MissedCall({ task, onClose }: { task: Task; onClose: () => void }) {
  const say = useSay()
  const name = task.customer_name ?? task.customer_phone ?? ''
  const send = () => {
    sendMissedCall(task, say(calls.missedSent, { name }))
    onClose()
  }
  useKeys([{ press: 'm', does: calls.missedSend, run: send }])
  if (!may('POST /crm/automation/campaigns/missed-call')) return null
  return (
    <div className={styles.missed} role="status">
      <span>{say(calls.missedAsk, { name })}</span>
      <Button small kind="strong" icon="chat" press="M" onClick={send}>
        {say(calls.missedSend)}
      </Button>
      <Button small kind="quiet" onClick={onClose}>
        {say(dialogs.no)}
      </Button>
    </div>
  )
}
