/** Lines or columns over days or hours; the same numbers stand in a table for those who read rather than look. */
import { lazy, Suspense } from 'react'
import { charts } from '../texts/charts'
import { useSay } from '../texts/text'
import styles from './Chart.module.css'

export interface Series {
  name: string
  values: (number | null)[]
  colour: 1 | 2 | 3 | 4
  kind: 'line' | 'columns'
  shows: (value: number) => string
}

export interface Drawing {
  label: string
  /** What stands under the points, one word each. */
  along: string[]
  series: Series[]
  height?: number
}

const Canvas = lazy(() => import('./ChartCanvas'))

export function Chart(drawing: Drawing) {
  const say = useSay()
  const height = drawing.height ?? 200
  if (drawing.along.length === 0) return <p className={styles.legend}>{say(charts.none)}</p>
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend}>
        {drawing.series.map((series) => (
          <span key={series.name}>
            <i style={{ background: `var(--chart-${series.colour})` }} /> {series.name}
          </span>
        ))}
      </figcaption>
      <div style={{ height }} aria-hidden="true">
        <Suspense fallback={null}>
          <Canvas {...drawing} height={height} />
        </Suspense>
      </div>
      <details className={styles.numbers}>
        <summary>{say(charts.numbers)}</summary>
        <div className={styles.scroll}>
          <table>
            <caption className="unseen">{drawing.label}</caption>
            <thead>
              <tr>
                <th scope="col">{say(charts.when)}</th>
                {drawing.series.map((series) => (
                  <th key={series.name} scope="col">
                    {series.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {drawing.along.map((name, at) => (
                <tr key={`${name}-${at}`}>
                  <th scope="row">{name}</th>
                  {drawing.series.map((series) => {
                    const value = series.values[at]
                    return <td key={series.name}>{value === null || value === undefined ? '–' : series.shows(value)}</td>
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
