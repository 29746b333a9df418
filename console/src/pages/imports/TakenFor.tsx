import type { Import } from '../../api/imports'
import { columnsOf } from '../../texts/imports'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import { useFieldNames } from './fields'

/** What each column was taken to mean, once that can no longer be otherwise. */
export function TakenFor({ of }: { of: Import }) {
  const say = useSay()
  const nameOf = useFieldNames(of)
  const said = of.sheet.header.map((column): [string, string] => [column, of.mapping[column] ? nameOf(of.mapping[column]) : say(columnsOf.leftOut)])
  return (
    <Card title={say(columnsOf.taken)}>
      <Facts facts={said} />
    </Card>
  )
}
