import type { Model } from '../../api/words'
import { useFormats } from '../../formats/formats'
import { results } from '../../texts/campaigns'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Bars } from '../../ui/Progress'

/** From everybody it was for to those who ordered; what a channel cannot tell is left out. */
export function Funnel({ stats }: { stats: Model['StatsTold'] }) {
  const say = useSay()
  const { number, percent } = useFormats()
  const steps = [
    { name: say(results.audience), count: stats.audience },
    { name: say(results.gone), count: stats.total_sent },
    { name: say(results.arrived), count: stats.delivered + stats.read },
    { name: say(results.read), count: stats.read },
    { name: say(results.clicked), count: stats.clicked },
    { name: say(results.answered), count: stats.responded },
    { name: say(results.ordered), count: stats.converted },
  ]
  const told = steps.filter((step, at) => at < 2 || step.count > 0 || at === steps.length - 1)
  return (
    <Card title={say(results.funnel)}>
      <Bars
        whole={stats.audience}
        parts={told.map((step) => ({ ...step, shown: `${number(step.count)} · ${percent(stats.audience ? step.count / stats.audience : 0)}` }))}
      />
    </Card>
  )
}
