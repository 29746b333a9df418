import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useRead } from '../../api/reading'
import { useFormats } from '../../formats/formats'
import { may } from '../../sign-in/me'
import { calls } from '../../texts/calls'
import { pageNames } from '../../texts/pages'
import { periodNames, team } from '../../texts/team'
import { useSay } from '../../texts/text'
import { Button } from '../../ui/Button'
import { Page } from '../../ui/Page'
import { Shown } from '../../ui/Shown'
import { Tabs } from '../../ui/Tabs'
import { Distribution } from './Distribution'
import { Leaderboard } from './Leaderboard'
import { Members } from './Members'
import { CALLS, DAYS, type Period } from './period'
import { Rebalance } from './Rebalance'
import styles from './TeamDashboard.module.css'
import { Tiles } from './Tiles'
import { TodaysCalls } from './TodaysCalls'

const EVERY = 30_000

/** The team side by side: who achieved what, who has how much, and moving it to where there is room. */
export default function TeamDashboard() {
  const say = useSay()
  const { day, dayAfter, weekday } = useFormats()
  const [params, setParams] = useSearchParams()
  const [rebalancing, setRebalancing] = useState(false)
  const asked = params.get('period') as Period | null
  const period = asked && asked in DAYS ? asked : 'daily'
  const board = useRead('/crm/automation/team/dashboard', { query: { period }, every: EVERY })
  const before = useRead('/crm/automation/team/dashboard', { query: { period, day: dayAfter(-DAYS[period]) } })
  const about = board.data && (period === 'daily' ? weekday(board.data.end_date) : say(team.days, { from: day(board.data.start_date), to: day(board.data.end_date) }))
  const numbers = () => (
    <div className={styles.numbers}>
      <Shown of={board} what={say(pageNames.team)}>
        {(now) => (
          <>
            <Tiles now={now} before={before.data} />
            <div className={styles.grid}>
              <Leaderboard board={now} />
              <Distribution board={now} />
            </div>
          </>
        )}
      </Shown>
      <Members />
    </div>
  )
  return (
    <Page
      title={say(pageNames.team)}
      about={about}
      actions={
        <>
          {params.get('tab') !== CALLS && (
            <div role="group" aria-label={say(team.period)}>
              {(Object.keys(DAYS) as Period[]).map((each) => (
                <Button
                  key={each}
                  kind={each === period ? 'strong' : 'plain'}
                  aria-pressed={each === period}
                  onClick={() => setParams({ period: each })}
                >
                  {say(periodNames[each])}
                </Button>
              ))}
            </div>
          )}
          {may('POST /crm/automation/team/rebalance') && (
            <Button icon="team" onClick={() => setRebalancing(true)}>
              {say(team.rebalance)}
            </Button>
          )}
        </>
      }
    >
      <Tabs
        label={say(pageNames.team)}
        tabs={[
          { id: 'team', name: say(team.members), shows: numbers },
          { id: CALLS, name: say(calls.list), shows: () => <TodaysCalls /> },
        ]}
      />
      {rebalancing && <Rebalance onClose={() => setRebalancing(false)} />}
    </Page>
  )
}
