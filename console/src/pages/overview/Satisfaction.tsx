import { useMemo } from 'react'
import { useRead } from '../../api/reading'
import type { Model } from '../../api/words'
import { useOpening } from '../../app/opening'
import { useFormats } from '../../formats/formats'
import { surveys } from '../../texts/surveys'
import { useSay } from '../../texts/text'
import { Badge } from '../../ui/Badge'
import { Card } from '../../ui/Card'
import { Chart } from '../../ui/Chart'
import { Empty, Shown, Skeleton } from '../../ui/Shown'
import { EVERY } from './lists'
import sales from './Sales.module.css'
import styles from './Satisfaction.module.css'

type Summary = Model['SurveySummaryTold']

/** How customers say it is to buy here, over a year, and in their own words. */
export function Satisfaction({ className }: { className?: string | undefined }) {
  const say = useSay()
  const found = useRead('/surveys/summary', { every: EVERY })
  return (
    <Card title={say(surveys.title)} className={className}>
      <Shown of={found} what={say(surveys.title)} skeleton={<Skeleton lines={3} height="4rem" />}>
        {(summary) =>
          summary.answers === 0 ? (
            <Empty>{say(surveys.none)}</Empty>
          ) : (
            <>
              <Scores of={summary} />
              <div className={styles.both}>
                <Trend of={summary.trend} />
                <Comments of={summary.comments ?? []} />
              </div>
            </>
          )
        }
      </Shown>
    </Card>
  )
}

function Scores({ of }: { of: Summary }) {
  const say = useSay()
  const { number } = useFormats()
  const { nps, satisfaction } = of
  return (
    <div className={sales.sums}>
      <div>
        <span>{say(surveys.nps)}</span>
        <b>{nps.score === undefined ? '–' : number(nps.score)}</b>
        <span>{say(surveys.npsParts, { good: number(nps.promoters), even: number(nps.passives), bad: number(nps.detractors) })}</span>
      </div>
      <div>
        <span>{say(surveys.satisfaction)}</span>
        <b>{satisfaction.average === undefined ? '–' : say(surveys.ofFive, { n: number(satisfaction.average) })}</b>
        <span>{say(surveys.answers, { n: number(of.answers) })}</span>
      </div>
    </div>
  )
}

function Trend({ of }: { of: Summary['trend'] }) {
  const say = useSay()
  const { month, number } = useFormats()
  const drawn = useMemo(() => {
    const along = of.map((each) => month(`${each.month}-01`))
    const score = { name: say(surveys.nps), values: of.map((each) => each.nps.score ?? null), colour: 1, kind: 'columns', shows: number } as const
    return { along, series: [score] }
  }, [of, say, month, number])
  return <Chart label={say(surveys.nps)} along={drawn.along} series={drawn.series} height={190} />
}

function Comments({ of }: { of: Model['SurveyTold'][] }) {
  const say = useSay()
  const { ago, number } = useFormats()
  const { open } = useOpening()
  return (
    <section>
      <h3>{say(surveys.comments)}</h3>
      {of.length === 0 ? (
        <p className={sales.about}>{say(surveys.noComments)}</p>
      ) : (
        <ul className={styles.comments} tabIndex={0} aria-label={say(surveys.comments)}>
          {of.map((each) => (
            <li key={each.answer_id}>
              <p className={styles.said}>{each.comment}</p>
              <p className={styles.who}>
                <button type="button" onClick={() => open('customer', each.customer_id)}>
                  {each.customer_name ?? each.customer_id}
                </button>
                {ago(each.at)}
                {each.satisfaction !== undefined && (
                  <Badge tone={each.satisfaction > 3 ? 'good' : each.satisfaction > 2 ? 'calm' : 'bad'}>{say(surveys.ofFive, { n: number(each.satisfaction) })}</Badge>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
