import type { Import } from '../../api/imports'
import { useFormats } from '../../formats/formats'
import { recognised, separatorNames } from '../../texts/imports'
import { named } from '../../texts/named'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import styles from './imports.module.css'

export function Recognised({ of }: { of: Import }) {
  const say = useSay()
  const { number } = useFormats()
  const { sheet } = of
  return (
    <Card title={say(recognised.title)}>
      <Facts
        facts={[
          [say(recognised.format), say(recognised[sheet.format])],
          [say(recognised.encoding), sheet.encoding.toUpperCase()],
          [say(recognised.separator), sheet.separator && named(say, separatorNames, sheet.separator)],
          [say(recognised.columns), number(sheet.header.length)],
          [say(recognised.rows), of.progress?.rows !== undefined && number(of.progress.rows)],
          [say(recognised.size), say(recognised.kilobytes, { n: number(Math.max(1, Math.round(of.size / 1024))) })],
        ]}
      />
      {sheet.damaged && <p className={styles.soft}>{say(recognised.damaged)}</p>}
    </Card>
  )
}
