import { Card } from '../../ui/Card'
import { Skeleton } from '../../ui/Shown'
import styles from './Customer.module.css'

export function CustomerSkeleton() {
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <Card>
          <Skeleton lines={3} />
        </Card>
        <Card>
          <Skeleton lines={6} />
        </Card>
      </div>
      <Card>
        <Skeleton lines={10} />
      </Card>
    </div>
  )
}
