import { Card } from '../../ui/Card'
import { Skeleton } from '../../ui/Shown'
import styles from './AgentDashboard.module.css'

export function DaySkeleton() {
  return (
    <>
      <Skeleton lines={1} height="2.5rem" />
      <div className={styles.day}>
        <Card>
          <Skeleton lines={8} />
        </Card>
        <Card>
          <Skeleton lines={10} />
        </Card>
        <Card>
          <Skeleton lines={6} />
        </Card>
      </div>
    </>
  )
}
