import { describe, expect, it } from 'vitest'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import { type ComparedCell, compareWithPrinted } from './compareWithPrinted.ts'
import type { DepartmentInput } from './department.ts'
import { publishFrom } from './publish.ts'
import type { PrintedFigure } from './publishedTable.ts'
import { FIRST_UNIT, printOf, readFromPrint, SMALL_DEPARTMENT, withCell, withPrint } from './smallDepartment.fixture.ts'
import { measureSource } from './source.ts'

const PRINT = printOf(SMALL_DEPARTMENT)

function compare(input: DepartmentInput, printed: readonly PrintedFigure[]): ComparedCell[] {
  const source = measureSource(TEMPLATE_2022, { ...input, printed })
  return compareWithPrinted(publishFrom(source), printed, source)
}

/** The verdict on one figure that is printed otherwise than computed. */
function verdict(input: DepartmentInput, table: string, row: string, column: string, wan: string, yuan: string) {
  const found = compare(input, withPrint(PRINT, { table, row, column }, wan, yuan)).filter(
    (cell) => cell.table === table && cell.row === row && cell.column === column,
  )
  expect(found).toHaveLength(1)
  return found[0]?.verdict
}

describe('computed tables beside the published ones', () => {
  const wan = readFromPrint(SMALL_DEPARTMENT)

  it('[CON-20] are equal cell by cell where the same was published, the forms by their published names', () => {
    const compared = compare(SMALL_DEPARTMENT, PRINT)
    expect(compared.map(({ verdict }) => verdict).filter((one) => one !== 'equal')).toEqual([])
    expect(compared).toHaveLength(PRINT.length)
    expect(new Set(compared.map(({ copy }) => copy))).toEqual(new Set(['', '信息系统', '就业补助']))
  })

  it('[CON-20] are equal where they print the same, whatever digits print leaves out', () => {
    const finer = withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'projects.p01', 'general', '60049.99')
    expect(compare(finer, PRINT).filter(({ verdict }) => verdict !== 'equal')).toEqual([])
  })

  it('[CON-21] differ by rounding where a sum of printed figures stands right above them, one step off', () => {
    const place = ['T04', 'unit:701001/code:302', 'total'] as const
    expect(verdict(wan, ...place, '10.01', '100100.00')).toBe('rounding')
    expect(verdict(wan, ...place, '10.02', '100200.00')).toBe('different')
    expect(verdict(SMALL_DEPARTMENT, ...place, '10.01', '100100.00')).toBe('different')
  })

  it('[CON-21] differ by rounding across levels as far as the number of figures allows', () => {
    // Nine lines of two units below it: 0.005 × (9 + 1).
    const place = ['T04', 'total', 'total'] as const
    expect(verdict(wan, ...place, '50.05', '500500.00')).toBe('rounding')
    expect(verdict(wan, ...place, '50.06', '500600.00')).toBe('different')
  })

  it('[CON-21] never differ by rounding where one printed figure is printed again, or things are counted', () => {
    expect(verdict(wan, 'T06', 'unit:701001', 'reception', '0.51', '5100.00')).toBe('different')
    expect(verdict(wan, 'T09', 'total', 'quantity', '3', '3')).toBe('different')
  })

  it('[CON-22] can not be compared where one of them is blank', () => {
    const cleared = withCell(SMALL_DEPARTMENT, FIRST_UNIT, 'threePublic.reception', 'amount', '')
    const blank = compare(cleared, PRINT).filter(({ verdict }) => verdict === 'cannot-compare')
    expect(blank.map(({ table, row, column, printed, computed }) => [table, row, column, printed, computed])).toEqual([
      ['T06', 'total', 'reception', '0.50', null],
      ['T06', 'unit:701001', 'reception', '0.50', null],
    ])
  })

  it('[CON-22] can not be compared where a row is only printed, or only computed', () => {
    const extra: PrintedFigure = {
      table: 'T06',
      copy: '',
      row: 'unit:701003',
      column: 'total',
      text: '1.00',
      value: '10000.00',
      line: 999,
    }
    expect(compare(SMALL_DEPARTMENT, [...PRINT, extra]).at(-1)).toMatchObject({
      verdict: 'cannot-compare',
      line: 999,
      computed: null,
    })
    const shorter = PRINT.filter(({ row }) => row !== 'unit:701001/project:食堂运行')
    const missing = compare(SMALL_DEPARTMENT, shorter).filter(({ verdict }) => verdict !== 'equal')
    expect(missing).toMatchObject([
      { table: 'T05', verdict: 'cannot-compare', printed: null, computed: '6.00', line: null },
    ])
  })
})
