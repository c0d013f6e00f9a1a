import { describe, expect, it } from 'vitest'
import type { Match, Measure } from '../../consolidation/measure.ts'
import type { CellPlan, Each, RowPlan } from '../../consolidation/publishedTable.ts'
import { columnOf } from '../lookup.ts'
import type { Column, Sheet } from '../sheet.ts'
import { TEMPLATE_2022 } from './index.ts'

const { sheets, tables, rules } = TEMPLATE_2022
const sheetById = new Map(sheets.map((sheet) => [sheet.id, sheet]))
const COLUMN = /^[a-z][A-Za-z0-9]{0,31}$/

const repeated = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at)

/** What is wrong with a place that names a sheet and one of its columns. */
function wrongPlace(sheetId: string, column: string, accepts: (column: Column, sheet: Sheet) => boolean): string[] {
  const sheet = sheetById.get(sheetId)
  const found = sheet === undefined ? null : columnOf(sheet, column)
  if (sheet === undefined || found === null) return [`${sheetId}.${column} does not exist`]
  return accepts(found, sheet) ? [] : [`${sheetId}.${column} is of the wrong kind`]
}

const isNumber = ({ type }: Column): boolean => type.kind === 'amount' || type.kind === 'quantity'

/** What is wrong with a measure: sheets, columns, dimensions and printed places that don't exist. */
function wrongMeasure(measure: Measure): string[] {
  if ('sum' in measure) {
    const { sheet, column, where } = measure.sum
    return [...wrongPlace(sheet, column, isNumber), ...wrongWhere(sheet, where)]
  }
  if ('count' in measure) {
    const { sheet, column, where } = measure.count
    return [...wrongPlace(sheet, column, () => true), ...wrongWhere(sheet, where)]
  }
  if ('present' in measure) return wrongMeasure(measure.present)
  if ('plus' in measure) return measure.plus.flatMap(wrongMeasure)
  if ('minus' in measure) return measure.minus.flatMap(wrongMeasure)
  if ('times' in measure) return measure.times.flatMap(wrongMeasure)
  if ('printed' in measure) {
    const table = tables.find(({ id }) => id === measure.printed.table)
    const known = table?.columns.some(({ id }) => id === measure.printed.column) === true
    return known ? [] : [`${measure.printed.table}.${measure.printed.column} is not printed`]
  }
  if ('products' in measure) {
    const { sheet, columns, where } = measure.products
    return [...columns.flatMap((column) => wrongPlace(sheet, column, isNumber)), ...wrongWhere(sheet, where)]
  }
  if ('ceiling' in measure) return []
  return /^-?\d+(\.\d+)?$/.test(measure.constant) ? [] : [`${measure.constant} is no number`]
}

const wrongWhere = (sheet: string, where: Readonly<Record<string, Match>> = {}): string[] =>
  Object.entries(where).flatMap(([column, match]) => [
    ...wrongPlace(sheet, column, () => true),
    ...wrongMatch(sheet, column, match),
  ])

/** Values that a column can't have: a choice that it doesn't offer, a reference of a column that refers to nothing. */
function wrongMatch(sheet: string, column: string, match: Match): string[] {
  const type = sheetById.get(sheet)?.columns.find(({ id }) => id === column)?.type
  const values = typeof match === 'string' ? [match] : 'anyOf' in match ? match.anyOf : []
  if (type?.kind === 'choice') {
    const offered = type.options.map(({ value }) => value)
    return values.filter((value) => !offered.includes(value)).map((value) => `${sheet}.${column} offers no ${value}`)
  }
  if (typeof match === 'object' && 'refersTo' in match) {
    return type?.kind === 'row' ? wrongWhere(type.sheet, match.refersTo) : [`${sheet}.${column} refers to no row`]
  }
  return []
}

const wrongEach = (each: Each | undefined): string[] => {
  if (each === undefined || each.over === 'units') return []
  if (each.over === 'codes') {
    return each.in.flatMap(({ sheet, column }) => wrongPlace(sheet, column, ({ type }) => type.kind === 'code'))
  }
  const columns = [each.name, each.code, each.refersTo].filter((column) => column !== undefined)
  return columns.flatMap((column) => wrongPlace(each.sheet, column, () => true))
}

function wrongRow(plan: RowPlan, columns: readonly string[], bound: string | undefined): string[] {
  const sheet = plan.each?.over === 'rows' ? plan.each.sheet : bound
  const wrongCell = (cell: CellPlan): string[] => {
    if ('figure' in cell) return wrongMeasure(cell.figure)
    if (!('show' in cell) || typeof cell.show === 'string') return []
    const { column, otherwise } = cell.show
    if (sheet === undefined) return [`${plan.key} shows ${column} of no row`]
    return [column, otherwise ?? column].flatMap((one) => wrongPlace(sheet, one, () => true))
  }
  return [
    ...Object.keys(plan.cells).filter((column) => !columns.includes(column)),
    ...Object.values(plan.cells).flatMap(wrongCell),
    ...wrongEach(plan.each),
    ...(plan.rows ?? []).flatMap((inner) => wrongRow(inner, columns, sheet)),
  ]
}

describe('the sheets of 2022', () => {
  it('[CON-7] have distinct ids that fit into the keys of cells', () => {
    expect(repeated(sheets.map(({ id }) => id))).toEqual([])
    expect(sheets.filter(({ id }) => !/^[a-z][A-Za-z]{0,31}$/.test(id))).toEqual([])
    for (const { columns } of sheets) {
      expect(repeated(columns.map(({ id }) => id))).toEqual([])
      expect(columns.filter(({ id }) => !COLUMN.test(id))).toEqual([])
    }
  })

  it('[CON-7] are summed up by codes and choices, and refer to sheets and columns that exist', () => {
    const wrong = sheets.flatMap((sheet) => [
      ...sheet.dimensions.flatMap((id) =>
        wrongPlace(sheet.id, id, ({ type }) => type.kind === 'code' || type.kind === 'choice'),
      ),
      ...(sheet.label ?? []).flatMap((id) => wrongPlace(sheet.id, id, () => true)),
      ...(sheet.subtotals === undefined
        ? []
        : wrongPlace(sheet.id, sheet.subtotals.by, ({ type }) => type.kind === 'code')),
      ...sheet.columns.flatMap(({ type }) => {
        if (type.kind === 'row') return wrongPlace(type.sheet, type.show, () => true)
        if (type.kind === 'derived') return wrongMeasure(type.measure)
        if (type.kind !== 'amount' || type.basis === undefined) return []
        return wrongPlace(sheet.id, type.basis, (column) => column.type.kind === 'text')
      }),
      ...(sheet.seededRows ?? []).flatMap(({ cells }) =>
        Object.entries(cells).flatMap(([column, value]) => wrongMatch(sheet.id, column, value)),
      ),
    ])
    expect(wrong).toEqual([])
  })
})

describe('the published tables of 2022', () => {
  it('[CON-7] are T01 to T12, with distinct columns', () => {
    expect(tables.map(({ id }) => id)).toEqual(
      Array.from({ length: 12 }, (_, index) => `T${String(index + 1).padStart(2, '0')}`),
    )
    for (const { columns } of tables) expect(repeated(columns.map(({ id }) => id))).toEqual([])
  })

  it('[CON-7] measure and show only what there is', () =>
    expect(
      tables.flatMap((table) =>
        table.rows.flatMap((plan) =>
          wrongRow(
            plan,
            table.columns.map(({ id }) => id),
            table.repeatFor,
          ),
        ),
      ),
    ).toEqual([]))
})

describe('the rules of 2022', () => {
  it('[CON-7] have identities of their own', () =>
    expect(repeated(rules.map(({ id, part }) => `${id}/${part}`))).toEqual([]))

  it('[CON-7] measure only what there is', () =>
    expect(
      rules.flatMap(({ left, right, each, when }) => [
        ...wrongMeasure(left.measure),
        ...wrongMeasure(right.measure),
        ...(each.over === 'rows' ? (sheetById.has(each.sheet) ? wrongWhere(each.sheet, when) : [each.sheet]) : []),
        ...(each.over === 'printed-rows' && !tables.some(({ id }) => id === each.table) ? [each.table] : []),
        ...(each.over === 'codes'
          ? each.in.flatMap(({ sheet, column }) => wrongPlace(sheet, column, ({ type }) => type.kind === 'code'))
          : []),
      ]),
    ).toEqual([]))
})
