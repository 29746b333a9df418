import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { results } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Figure, Figures } from '../../ui/Figure'

export function Money({ stats }: { stats: Model['StatsTold'] }) {
  const say = useSay()
  const { money, number, percent } = useFormats()
  return (
    <Figures>
      <Figure name={say(results.gone)} value={number(stats.total_sent)} />
      <Figure name={say(results.orders)} value={number(stats.orders)} beside={percent(stats.conversion_rate / 100)} />
      <Figure name={say(results.revenue)} value={money(stats.revenue)} />
      <Figure
        name={say(results.cost)}
        value={money(stats.cost)}
        beside={stats.cost_per_order === undefined ? undefined : say(results.perOrder, { cost: money(stats.cost_per_order) })}
      />
      <Figure name={say(results.redeemed)} value={number(stats.redeemed)} beside={percent(stats.redemption_rate / 100)} />
      <Figure name={say(results.optedOut)} value={number(stats.opted_out)} />
    </Figures>
  )
}
