import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Drawing } from './Chart'

/** Its own chunk: only pages with a chart load what draws it. */
export default function ChartCanvas({ along, series, height = 200 }: Drawing) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = here.current
    if (!place) return undefined
    let plot: uPlot | undefined
    const draw = () => {
      plot?.destroy()
      plot = new uPlot(options(place, along, series, height), numbers(along, series), place)
    }
    draw()
    const watch = new ResizeObserver(() => plot?.setSize({ width: place.clientWidth, height }))
    watch.observe(place)
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', draw)
    return () => {
      watch.disconnect()
      dark.removeEventListener('change', draw)
      plot?.destroy()
    }
  }, [along, series, height])
  return <div ref={here} />
}

function numbers(along: Drawing['along'], series: Drawing['series']): uPlot.AlignedData {
  // One point is no line: its numbers stand side by side, each in a column of its own.
  if (along.length === 1) return sideBySide(series.map((each) => each.values[0] ?? null))
  return [along.map((_, at) => at), ...series.map(drawn)] as uPlot.AlignedData
}

function sideBySide(values: (number | null)[]): uPlot.AlignedData {
  const places = values.map((_, at) => (at - (values.length - 1) / 2) / (values.length + 1))
  return [places, ...values.map((value, at) => places.map((_, place) => (place === at ? value : null)))] as uPlot.AlignedData
}

/** A column of nothing would leave its edge on the axis. */
function drawn({ kind, values }: Drawing['series'][number]): (number | null)[] {
  return kind === 'columns' ? values.map((value) => value || null) : values
}

function options(place: HTMLElement, along: string[], series: Drawing['series'], height: number): uPlot.Options {
  const style = getComputedStyle(place)
  const colour = (name: string) => resolved(place, `var(--${name})`)
  const font = `12px ${style.fontFamily}`
  const axis = { stroke: colour('ink-soft'), grid: { stroke: colour('edge'), width: 1 }, ticks: { show: false }, font }
  const columns = uPlot.paths.bars?.({ size: [0.7, 40] })
  const first = series[0]
  const alone = along.length === 1
  return {
    width: place.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: () => [-0.5, along.length - 0.5] }, y: { range: (_, __, high) => [0, high * 1.1 || 1] } },
    axes: [
      { ...axis, grid: { show: false }, space: 60, values: (_, at) => at.map((each) => along[each] ?? '') },
      { ...axis, size: 64, values: (_, at) => at.map((each) => first?.shows(each) ?? '') },
    ],
    series: [
      {},
      ...series.map((each) => ({
        label: each.name,
        stroke: colour(`chart-${each.colour}`),
        width: 2,
        ...(alone || each.kind === 'columns' ? { fill: colour(`chart-${each.colour}`), ...(columns && { paths: columns }) } : {}),
        points: { show: !alone && each.kind === 'line' && along.length < 40 },
      })),
    ],
  }
}

/** A canvas knows no variables and no `light-dark()`: what a name comes to is read off an element. */
function resolved(place: HTMLElement, value: string): string {
  const probe = document.createElement('i')
  probe.style.color = value
  place.append(probe)
  const found = getComputedStyle(probe).color
  probe.remove()
  return found
}
