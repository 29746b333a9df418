import { useFormats } from '../../formats/formats'
import { team } from '../../texts/team'
import { useSay } from '../../texts/text'
import { Figure, Figures } from '../../ui/Figure'
import { type Board, callsOf, NOBODY, total } from './period'

export function Tiles({ now, before }: { now: Board; before: Board | undefined }) {
  const say = useSay()
  const { money, number, percent } = useFormats()
  const was = (value: ((board: Board) => string) | undefined) => before && value && say(team.before, { value: value(before) })
  const share = (value: number) => percent(value / 100)
  const kept = (board: Board) => (board.follow_ups ? share(board.follow_up_completion) : '–')
  return (
    <Figures>
      <Figure
        name={say(team.calls)}
        value={number(now.completed_tasks)}
        beside={[say(team.ofTasks, { n: number(now.total_tasks) }), was((board) => number(board.completed_tasks))].filter(Boolean).join(' · ')}
      />
      <Figure name={say(team.rate)} value={share(now.completion_rate)} beside={was((board) => share(board.completion_rate))} />
      <Figure
        name={say(team.successful)}
        value={number(total(now, 'successful_calls'))}
        beside={was((board) => number(total(board, 'successful_calls')))}
      />
      <Figure
        name={say(team.revenue)}
        value={money(total(now, 'revenue_influenced'))}
        beside={was((board) => money(total(board, 'revenue_influenced')))}
      />
      <Figure
        name={say(team.followUps)}
        value={kept(now)}
        beside={[say(team.ofFollowUps, { n: number(now.follow_ups) }), was(kept)].filter(Boolean).join(' · ')}
      />
      <Figure
        name={say(team.unassigned)}
        value={number(now.unassigned)}
        beside={say(team.unassignedAbout)}
        tone={now.unassigned > 0 ? 'bad' : undefined}
        to={callsOf(NOBODY)}
      />
    </Figures>
  )
}
