import { useRead } from '../../api/reading'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { channelNames } from '../../texts/customers'
import { overview } from '../../texts/overview'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Empty, Shown } from '../../ui/Shown'
import styles from './Lines.module.css'
import { EVERY } from './lists'

/** Who has just read what the shop wrote, and who answered; a reply shows up by itself. */
export function Answers({ className }: { className?: string }) {
  const say = useSay()
  const { open } = useOpening()
  const { ago } = useFormats()
  const read = useRead('/ops/messages', { query: { state: 'read', limit: 8 }, every: EVERY })
  return (
    <Card title={say(overview.answers)} flush className={className}>
      <Shown of={read} what={say(overview.answers)}>
        {(messages) =>
          messages.length === 0 ? (
            <Empty>{say(overview.noAnswers)}</Empty>
          ) : (
            <ul className={styles.list}>
              {messages.map((message) => (
                <li key={message.id}>
                  <div>
                    <button type="button" onClick={() => open('message', message.id)}>
                      {message.customer_name ?? message.customer_id}
                    </button>
                    <div className={styles.soft}>{say(channelNames[message.channel])}</div>
                  </div>
                  <div className={styles.when}>
                    <Badge tone={message.answer ? 'good' : 'calm'}>{say(message.answer ? overview.answered : overview.read)}</Badge>
                    <div className={styles.soft}>{ago(message.since)}</div>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Card>
  )
}
