import { useNavigate } from 'react-router'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { lifecycleNames } from '../../texts/customers'
import { overview } from '../../texts/overview'
import { useSay } from '../../texts/text'
import { Card } from '../../ui/Card'
import { Bars, type Part } from '../../ui/Progress'
import { Shown } from '../../ui/Shown'
import { customersWho, EVERY } from './lists'

type Stage = keyof typeof lifecycleNames

const TONES: Record<Stage, Part['tone']> = { prospect: 'calm', new: 'accent', active: 'good', at_risk: 'warn', churned: 'bad' }

/** From the first look to the last order: how many stand at each step. */
export function Lifecycles() {
  const say = useSay()
  const go = useNavigate()
  const { number, shortMoney } = useFormats()
  const kinds = useRead('/cdm/segments/summary', { every: EVERY })
  return (
    <Card title={say(overview.lifecycle)}>
      <Shown of={kinds} what={say(overview.lifecycle)}>
        {({ by_lifecycle }) => (
          <Bars
            parts={(Object.keys(lifecycleNames) as Stage[]).map((stage) => {
              const { customers, value } = by_lifecycle[stage] ?? { customers: 0, value: 0 }
              return {
                name: say(lifecycleNames[stage]),
                count: customers,
                shown: say(overview.countAndValue, { n: number(customers), value: shortMoney(value) }),
                tone: TONES[stage],
                onOpen: () => void go(customersWho({ lifecycle_stage: stage })),
              }
            })}
          />
        )}
      </Shown>
    </Card>
  )
}
