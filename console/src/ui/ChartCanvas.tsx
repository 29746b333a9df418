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
  return [along.map((_, at) => at), ...series.map((each) => each.values)] as uPlot.AlignedData
}

function options(place: HTMLElement, along: string[], series: Drawing['series'], height: number): uPlot.Options {
  const style = getComputedStyle(place)
  const colour = (name: string) => resolved(place, `var(--${name})`)
  const font = `12px ${style.fontFamily}`
  const axis = { stroke: colour('ink-soft'), grid: { stroke: colour('edge'), width: 1 }, ticks: { show: false }, font }
  const columns = uPlot.paths.bars?.({ size: [0.7, 40] })
  const first = series[0]
  return {
    width: place.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: (_, low, high) => [low - 0.5, high + 0.5] }, y: { range: (_, __, high) => [0, high * 1.1 || 1] } },
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
        ...(each.kind === 'columns' ? { fill: colour(`chart-${each.colour}`), ...(columns && { paths: columns }) } : {}),
        points: { show: each.kind === 'line' && along.length < 40 },
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
