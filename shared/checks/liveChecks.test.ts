import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DepartmentInput } from '../consolidation/department.ts'
import { LiveSource } from '../consolidation/liveSource.ts'
import { TrackingMemory } from '../consolidation/memory.ts'
import { publishFrom } from '../consolidation/publish.ts'
import { sectionTotals } from '../consolidation/sectionFigures.ts'
import { DEPARTMENT, FIRST_UNIT, row, SECOND_UNIT, SMALL_DEPARTMENT } from '../consolidation/smallDepartment.fixture.ts'
import { measureSource } from '../consolidation/source.ts'
import type { SectionSnapshot, SnapshotRow } from '../section/snapshot.ts'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import { checkSource } from './runChecks.ts'

/** One change of a department: of a cell, of rows, of the order, of what the sections stand in. */
type Change =
  | { readonly kind: 'cell'; readonly row: number; readonly cell: number; readonly value: string }
  | { readonly kind: 'delete' | 'copy' | 'move'; readonly row: number }
  | { readonly kind: 'ceiling'; readonly amount: string }
  | { readonly kind: 'precision' | 'section' | 'order' | 'name' | 'nothing' }

const amount = fc.constantFrom('', '0.00', '1.00', '50000.00', '300000.00', '2080101', '30101')
const index = fc.nat({ max: 200 })
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('cell' as const), row: index, cell: index, value: amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('delete', 'copy', 'move'), row: index }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('ceiling' as const), amount: fc.constantFrom('1.00', '900000.00') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('precision', 'section', 'order', 'name', 'nothing') }) },
)
const unit = fc.constantFrom(FIRST_UNIT, SECOND_UNIT, DEPARTMENT)

const at = <T>(list: readonly T[], position: number): T | undefined => list[position % Math.max(1, list.length)]

function changedRows(rows: readonly SnapshotRow[], step: Change): readonly SnapshotRow[] {
  if (!('row' in step)) return rows
  const chosen = at(rows, step.row)
  if (chosen === undefined) return rows
  const others = rows.filter((one) => one !== chosen)
  if (step.kind === 'delete') return others
  if (step.kind === 'move') return [...others, chosen]
  if (step.kind === 'copy') return [...rows, { ...chosen, id: row(`${chosen.sheet}.n${step.row}`, {}).id }]
  if (step.kind !== 'cell') return rows
  const column = at(Object.keys(chosen.cells), step.cell)
  if (column === undefined) return rows
  const { [column]: _, ...rest } = chosen.cells
  const cells = step.value === '' ? rest : { ...chosen.cells, [column]: step.value }
  return rows.map((one) => (one === chosen ? { ...one, cells } : one))
}

/** Numbers stay where numbers belong: a document holds nothing else. */
const fits = (snapshot: SectionSnapshot): boolean =>
  snapshot.rows.every(({ sheet, cells }) =>
    (TEMPLATE_2022.sheets.find(({ id }) => id === sheet)?.columns ?? []).every(
      ({ id, type }) =>
        (type.kind !== 'amount' && type.kind !== 'quantity') || /^(-?\d+(\.\d+)?)?$/.test(cells[id] ?? ''),
    ),
  )

function changed(input: DepartmentInput, unitCode: string, step: Change): DepartmentInput {
  if (step.kind === 'ceiling') {
    return { ...input, ceilings: (input.ceilings ?? []).map((one) => ({ ...one, amount: step.amount })) }
  }
  if (step.kind === 'order') return { ...input, units: input.units.toReversed() }
  if (step.kind === 'name') {
    return {
      ...input,
      units: input.units.map((one) => (one.code === unitCode ? { ...one, name: `${one.name}二` } : one)),
    }
  }
  if (step.kind === 'section') {
    return { ...input, snapshots: input.snapshots.filter((snapshot) => snapshot.unitCode !== unitCode) }
  }
  return {
    ...input,
    snapshots: input.snapshots.map((snapshot) => {
      if (snapshot.unitCode !== unitCode) return snapshot
      if (step.kind === 'precision') return { ...snapshot, precision: snapshot.precision === 'fen' ? 'wan' : 'fen' }
      const next = { ...snapshot, rows: changedRows(snapshot.rows, step) }
      return fits(next) ? next : snapshot
    }),
  }
}

describe('checks and tables of a department that changes', () => {
  it('[CHK-22, CHK-24] come to exactly what checking all of it anew comes to, and its published tables, whatever changed', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, change), { minLength: 1, maxLength: 12 }), (steps) => {
        const memory = new TrackingMemory()
        const live = new LiveSource(TEMPLATE_2022, SMALL_DEPARTMENT, memory)
        let input: DepartmentInput = SMALL_DEPARTMENT
        for (const [unitCode, step] of steps) {
          input = changed(input, unitCode, step)
          live.take(input)
          const slow = measureSource(TEMPLATE_2022, input)
          expect(checkSource(live, {}, memory)).toEqual(checkSource(slow))
          expect(publishFrom(live, memory)).toEqual(publishFrom(slow))
          expect(memory.recall(`totals|${unitCode}`, () => sectionTotals(live, unitCode))).toEqual(
            sectionTotals(slow, unitCode),
          )
        }
      }),
      { numRuns: 60 },
    ))

  it('[CHK-23] keep the outcome of every check that a change does not touch: the same objects', () => {
    const memory = new TrackingMemory()
    const live = new LiveSource(TEMPLATE_2022, SMALL_DEPARTMENT, memory)
    const before = new Set(checkSource(live, {}, memory).results)
    live.take(changed(SMALL_DEPARTMENT, FIRST_UNIT, { kind: 'cell', row: 0, cell: 1, value: '1.00' }))
    const anew = checkSource(live, {}, memory).results.filter((result) => !before.has(result))
    expect(anew.length).toBeGreaterThan(0)
    expect(anew.filter(({ bindings }) => bindings.unit === SECOND_UNIT)).toEqual([])
    expect(anew.filter(({ rule }) => rule === 'R10' || rule === 'R40')).toEqual([])
  })

  it('[CHK-96] keep account of no more than there is, through many rows that come and go', () => {
    const memory = new TrackingMemory()
    const live = new LiveSource(TEMPLATE_2022, SMALL_DEPARTMENT, memory)
    const parts = Array.from({ length: 12 }, (_, round) => {
      const snapshots = SMALL_DEPARTMENT.snapshots.map((snapshot) => ({
        ...snapshot,
        // A project with neither name nor code: findings, which depend on its row and on what refers to it.
        rows: [...snapshot.rows, row(`projects.round${round}`, { general: '1.00' })],
      }))
      for (const input of [{ ...SMALL_DEPARTMENT, snapshots }, SMALL_DEPARTMENT]) {
        live.take(input)
        checkSource(live, {}, memory)
        memory.recall('derived', () => live.rows(FIRST_UNIT, 'projects').map(({ id }) => live.row(FIRST_UNIT, id)))
      }
      return live.parts
    })
    expect(parts[0]).toBeGreaterThan(0)
    expect(parts.at(-1)).toBe(parts[0])
  })

  it('[CHK-24] keep every table that a change does not touch, and in those that it touches what comes of other units', () => {
    const memory = new TrackingMemory()
    const live = new LiveSource(TEMPLATE_2022, SMALL_DEPARTMENT, memory)
    const before = publishFrom(live, memory)
    const basic = SMALL_DEPARTMENT.snapshots[0]?.rows.findIndex(({ sheet }) => sheet === 'basic') ?? 0
    live.take(changed(SMALL_DEPARTMENT, FIRST_UNIT, { kind: 'cell', row: basic, cell: 1, value: '1.00' }))
    const after = publishFrom(live, memory)
    const kept = new Set(before.filter((table, index) => table === after[index]).map(({ id }) => id))
    expect([kept.has('T09'), kept.has('T10'), kept.has('T04')]).toEqual([true, true, false])
    const rowsOf = (tables: typeof before) => tables.find(({ id }) => id === 'T04')?.rows ?? []
    const same = rowsOf(after).filter((row) => rowsOf(before).includes(row))
    expect(same.length).toBeGreaterThan(0)
    expect(same.every(({ key }) => key.includes(SECOND_UNIT))).toBe(true)
  })
})
