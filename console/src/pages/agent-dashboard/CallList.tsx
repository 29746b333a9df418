import { useEffect, useRef } from 'react'
import { useFormats } from '../../formats/formats'
import { calls, taskTypeNames } from '../../texts/calls'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Temperature } from '../../ui/words'
import styles from './CallList.module.css'
import type { Task } from './day'

export function CallList({ tasks, chosen, onChoose }: { tasks: Task[]; chosen: string; onChoose: (id: string) => void }) {
  const say = useSay()
  const { hour } = useFormats()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <Card title={say(calls.list)} flush className={styles.card}>
      <ol ref={list} className={styles.list}>
        {tasks.map((task) => (
          <li key={task.id}>
            <button type="button" aria-current={task.id === chosen || undefined} onClick={() => onChoose(task.id)}>
              <span className={styles.name}>{task.customer_name ?? task.customer_phone}</span>
              <Temperature is={task.priority} />
              <span className={styles.why}>
                {task.scheduled_time && task.time_is_agreed ? `${hour(task.scheduled_time)} · ` : ''}
                {say(taskTypeNames[task.task_type])}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Card>
  )
}
