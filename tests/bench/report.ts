import { cpus, loadavg, totalmem } from 'node:os'

/** One measured figure, and what it should be at most; null where it is told for its own sake. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 'KB' | ''
  readonly target: number | null
}

/** The value that so many per cent of these lie at or below. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN
}

/** What it was measured on, and how busy that was: other work on the machine makes every figure worse. */
export function machine(): string {
  const [cpu] = cpus()
  const load = loadavg()
    .map((one) => one.toFixed(1))
    .join(', ')
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}; load average ${load}`
}

/** The figures as a table of Markdown. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map(({ what, value, unit, target }) => {
    const shown = (number: number) =>
      `${number >= 100 ? Math.round(number) : Math.round(number * 10) / 10} ${unit}`.trim()
    const ratio = target === null ? '' : target === 0 ? (value === 0 ? 'met' : 'missed') : (value / target).toFixed(2)
    return `| ${what} | ${shown(value)} | ${target === null ? '' : `≤ ${shown(target)}`} | ${ratio} |`
  })
  return ['| figure | measured | target | measured / target |', '| --- | --- | --- | --- |', ...lines].join('\n')
}
