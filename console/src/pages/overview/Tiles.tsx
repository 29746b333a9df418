import type { ReactNode } from 'react'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { overview } from '../../texts/overview'
import { states } from '../../texts/states'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Figure, Figures } from '../../ui/Figure'
import { type Asking, Shown } from '../../ui/Shown'
import styles from './Overview.module.css'
import { CAMPAIGNS, CUSTOMERS, customersWho, EVERY, TEAM } from './lists'

export function Tiles() {
  const say = useSay()
  const { money, number } = useFormats()
  const team = useRead('/crm/automation/team/dashboard', { query: { period: 'daily' }, every: EVERY })
  const campaigns = useRead('/crm/automation/campaigns/active', { every: EVERY })
  const kinds = useRead('/cdm/segments/summary', { every: EVERY })
  return (
    <Figures>
      <Tile of={team} name={say(overview.tasksToday)}>
        {(day) => (
          <Figure
            name={say(overview.tasksToday)}
            value={number(day.total_tasks)}
            beside={say(overview.doneOf, { done: number(day.completed_tasks), left: number(left(day)) })}
            to={TEAM}
          />
        )}
      </Tile>
      <Tile of={team} name={say(overview.open)}>
        {(day) => {
          const [hot, warm, cold] = (['open_hot', 'open_warm', 'open_cold'] as const).map((each) =>
            number(day.distribution.reduce((sum, agent) => sum + agent[each], 0)),
          )
          return (
            <Figure
              name={say(overview.open)}
              value={number(left(day))}
              beside={say(overview.byPriority, { hot: hot ?? '', warm: warm ?? '', cold: cold ?? '' })}
              to={TEAM}
            />
          )
        }}
      </Tile>
      <Tile of={team} name={say(overview.nobody)}>
        {(day) => (
          <Figure
            name={say(overview.nobody)}
            value={number(day.unassigned)}
            beside={say(overview.nobodyAbout)}
            tone={day.unassigned > 0 ? 'bad' : undefined}
            to={TEAM}
          />
        )}
      </Tile>
      <Tile of={campaigns} name={say(overview.campaigns)}>
        {(running) => (
          <Figure
            name={say(overview.campaigns)}
            value={number(running.length)}
            beside={say(overview.sent, { n: number(running.reduce((sum, each) => sum + each.sent_count, 0)) })}
            to={CAMPAIGNS}
          />
        )}
      </Tile>
      <Tile of={kinds} name={say(overview.atRisk)}>
        {({ by_lifecycle }) => (
          <Figure
            name={say(overview.atRisk)}
            value={number(by_lifecycle['at_risk']?.customers ?? 0)}
            beside={say(overview.worth, { value: money(by_lifecycle['at_risk']?.value ?? 0) })}
            to={customersWho({ lifecycle_stage: 'at_risk' })}
          />
        )}
      </Tile>
      <Tile of={kinds} name={say(overview.customers)}>
        {({ customers, value }) => (
          <Figure name={say(overview.customers)} value={number(customers)} beside={say(overview.worth, { value: money(value) })} to={CUSTOMERS} />
        )}
      </Tile>
    </Figures>
  )
}

function left(day: { agents: { pending_tasks: number }[]; unassigned: number }): number {
  return day.agents.reduce((sum, agent) => sum + agent.pending_tasks, day.unassigned)
}

/** A tile that fails stays a tile: the others keep their places. */
function Tile<T>({ of, name, children }: { of: Asking<T>; name: string; children: (data: T) => ReactNode }) {
  const say = useSay()
  const again = (
    <Button small onClick={() => of.refetch()}>
      {say(states.again)}
    </Button>
  )
  return (
    <div className={styles.tile} role={of.error && of.data === undefined ? 'alert' : undefined}>
      {of.error && of.data === undefined ? (
        <Figure name={say(states.failed, { what: name })} value="–" beside={again} />
      ) : (
        <Shown of={of} what={name} skeleton={<Figure name={name} value="…" beside=" " />}>
          {children}
        </Shown>
      )}
    </div>
  )
}
