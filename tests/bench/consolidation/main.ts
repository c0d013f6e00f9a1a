import { checkSource } from '@hesuan/shared/checks/runChecks.ts'
import { LiveSource } from '@hesuan/shared/consolidation/liveSource.ts'
import { TrackingMemory } from '@hesuan/shared/consolidation/memory.ts'
import { publishFrom } from '@hesuan/shared/consolidation/publish.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { type Figure, machine, percentile, tableOf } from '../report.ts'
import { departmentOf, submittedAgain } from './department.ts'
import { SpreadsheetSums } from './spreadsheetSums.ts'
import { SqlSums } from './sqlSums.ts'

/** Measures tables and checks of departments of any size, whole and after one submission. Prints a table for docs/benchmarks.md. */
const UNITS = [1, 10, 100, 1000]
const LINES = 300
const SUBMISSIONS = 15
const LARGEST = 1000

function timed<T>(compute: () => T): { readonly value: T; readonly ms: number } {
  const start = performance.now()
  const value = compute()
  return { value, ms: performance.now() - start }
}

function measure(units: number): Figure[] {
  const input = departmentOf(units, LINES)
  const name = (what: string) => `${units} units: ${what}`
  const figure = (what: string, value: number, target: number | null = null, unit: Figure['unit'] = 'ms'): Figure => {
    console.log(`${name(what)}: ${value.toFixed(1)} ${unit}`)
    return { what: name(what), value, unit, target }
  }
  const isLargest = units === LARGEST
  const memory = new TrackingMemory()
  const source = timed(() => new LiveSource(TEMPLATE_2022, input, memory))
  const live = source.value
  const checks = timed(() => checkSource(live, {}, memory))
  const tables = timed(() => publishFrom(live, memory))
  const whole = source.ms + checks.ms + tables.ms

  const again: number[] = []
  for (let turn = 0; turn < SUBMISSIONS; turn++) {
    const next = submittedAgain(input, (turn * 7) % units, `${70_000 + turn}.00`)
    again.push(
      timed(() => {
        live.take(next)
        return [checkSource(live, {}, memory).findings, publishFrom(live, memory)]
      }).ms,
    )
  }
  const one = percentile(again, 50)

  const sql = timed(() => new SqlSums(input))
  const sqlSums = timed(() => sql.value.sums())
  const sqlAgain = timed(() => {
    const changed = submittedAgain(input, 0, '70000.00').snapshots[0]
    if (changed !== undefined) sql.value.submit(changed)
    return sql.value.sums()
  })
  sql.value.close()
  const sheet = timed(() => new SpreadsheetSums(input))
  const sheetAgain = timed(() => sheet.value.submit('70000.00'))
  sheet.value.close()

  return [
    figure(
      'lines',
      input.snapshots.reduce((sum, { rows }) => sum + rows.length, 0),
      null,
      '',
    ),
    figure('checks that ran', checks.value.coverage.ran, null, ''),
    figure('everything, from the snapshots', whole, isLargest ? 2000 : null),
    figure('of that the sums', source.ms),
    figure('of that the checks', checks.ms),
    figure('of that the tables', tables.ms),
    figure('everything, by unit', whole / units),
    figure('after one submission, median', one, isLargest ? 50 : null),
    figure('after one submission, the slowest', Math.max(...again)),
    figure(`SQLite: the lines in, and ${sqlSums.value} sums out of them`, sql.ms + sqlSums.ms),
    figure('SQLite: the same after one submission', sqlAgain.ms),
    figure('everything, against the sums of SQLite: times', whole / (sql.ms + sqlSums.ms), null, ''),
    figure('one submission, against SQLite: times', one / sqlAgain.ms, null, ''),
    figure('HyperFormula: one sheet of basic expenditure, with its sums', sheet.ms),
    figure('HyperFormula: one amount changed', sheetAgain.ms),
    figure('one submission, against HyperFormula with one amount: times', one / sheetAgain.ms, null, ''),
  ]
}

const before = machine()
const wanted = process.argv.slice(2).map(Number)
// Everybody's code is warm before anything is measured.
for (let turn = 0; turn < 3; turn++) measure(3)
console.log('—')
const figures = (wanted.length === 0 ? UNITS : wanted).flatMap(measure)
console.log(`\nBefore: ${before}\nAfter: ${machine()}\n\n${tableOf(figures)}`)
