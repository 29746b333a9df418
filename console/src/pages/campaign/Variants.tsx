import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { results } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { type Column, Table } from '../../ui/Table'
import styles from './Results.module.css'

type Row = Model['VariantNumbers']

/** Which wording brings more orders, by how much, and whether that can be known yet. */
export function Variants({ variants, winner }: { variants: Row[]; winner?: Model['WinnerTold'] }) {
  const say = useSay()
  const { money, number, percent } = useFormats()
  const named = (name: string | undefined) => (name === 'own_words' ? say(results.ownWords) : (name ?? ''))
  const columns: Column<Row>[] = [
    { name: say(results.wording), shows: (row) => <b>{named(row.variant)}</b> },
    { name: say(results.gone), right: true, shows: (row) => number(row.sent) },
    { name: say(results.ordered), right: true, shows: (row) => `${number(row.converted)} · ${percent(row.conversion_rate / 100)}` },
    { name: say(results.revenue), right: true, wide: true, shows: (row) => money(row.revenue) },
  ]
  return (
    <Card title={say(results.variants)}>
      <div className={styles.stack}>
        <Table label={say(results.variants)} columns={columns} rows={variants} id={(row) => row.variant} />
        {winner?.enough_data && winner.margin ? (
          <p>
            {say(results.winner, {
              name: named(winner.variant),
              other: named(winner.ahead_of),
              margin: number(winner.margin.estimate),
              low: number(winner.margin.low),
              high: number(winner.margin.high),
            })}{' '}
            {say(winner.significant ? results.clear : results.chance)}
          </p>
        ) : (
          <p className={styles.soft}>{say(results.notEnough)}</p>
        )}
      </div>
    </Card>
  )
}
