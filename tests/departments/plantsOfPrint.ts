import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import type { PrintedFigure } from '@hesuan/shared/consolidation/publishedTable.ts'
import { formKey } from '@hesuan/shared/consolidation/rowKeys.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { anyRow, type Plant, rowsOf } from './plant.ts'

type Matches = (figure: PrintedFigure) => boolean

/** A figure of the publication that is more than it should be by far. */
const misprint = (rule: string, part: string, what: string, matches: Matches): Plant => ({
  rule,
  part,
  what,
  plant: (input: DepartmentInput, random) => {
    const printed = input.printed ?? []
    const candidates = printed.filter((figure) => figure.copy === '' && matches(figure))
    if (candidates.length === 0) return null
    const chosen = random.pick(candidates)
    const value = new Exact(chosen.value ?? 0).plus(chosen.column === 'quantity' ? 1 : 200_000).toFixed(2)
    const changed = printed.map((figure) => (figure === chosen ? { ...figure, value, text: value } : figure))
    const unit = rule === 'R02' || rule === 'R07' ? /unit:(\d+)/.exec(chosen.row)?.[1] : undefined
    return { input: { ...input, printed: changed }, ...(unit === undefined ? {} : { unit }) }
  },
})

const at =
  (table: string, column: string, row: RegExp = /./): Matches =>
  (figure) =>
    figure.table === table && figure.column === column && row.test(figure.row)

const codeRow = (digits: number): RegExp => new RegExp(`^unit:\\d+/code:\\d{${digits}}$`)

/** A form whose head was printed without its years. */
const placeholder: Plant = {
  rule: 'R25',
  part: 'placeholder-printed',
  what: 'years at the head of a form that were never filled in',
  plant: (input, random) => {
    const form = anyRow(rowsOf(input, 'performanceForms'), random)
    const project =
      form === null
        ? undefined
        : rowsOf(input, 'projects').find(({ unit, row }) => unit === form.unit && row.id === form.row.cells['project'])
    if (form === null || project === undefined) return null
    const head = {
      table: 'T12',
      copy: '',
      row: formKey(project.row.cells['name'] ?? ''),
      column: 'midTermGoal',
      value: null,
      line: 1,
    }
    const printed = [...(input.printed ?? []), { ...head, text: '中长期目标（20**年—20**年）' }]
    return { input: { ...input, printed }, unit: form.unit, row: form.row.id }
  },
}

/** Errors in what was published. */
export const PLANTS_OF_PRINT: readonly Plant[] = [
  placeholder,
  misprint('R01', 't02', 'a total that is not its columns', at('T02', 'total')),
  misprint('R01', 't03', 'a total that is not its columns', at('T03', 'total')),
  misprint('R01', 't01-income-of-year', 'income of the year that is not its lines', at('T01', 'income', /^line\/30$/)),
  misprint('R01', 't01-income', 'income that is not its lines', at('T01', 'income', /^line\/33$/)),
  misprint(
    'R01',
    't01-expenditure-of-year',
    'expenditure that is not its lines',
    at('T01', 'expenditure', /^line\/08$/),
  ),
  misprint('R01', 't01-expenditure', 'expenditure that is not its lines', at('T01', 'expenditure', /^line\/33$/)),
  misprint('R01', 't04', 'a total that is not its columns', at('T04', 'total')),
  misprint('R01', 't06', 'a total that is not its columns', at('T06', 'total')),
  misprint('R01', 't06-vehicles', 'vehicles that are not their two parts', at('T06', 'vehicles')),
  misprint('R01', 't10', 'a total that is not its sources', at('T10', 'total')),
  misprint('R01', 't11', 'a total that is not fiscal and other funds', at('T11', 'total')),
  ...['total', 'basic', 'project'].flatMap((column) => [
    misprint('R02', `t02-${column}`, 'a total that is not its lines', at('T02', column, /^total$/)),
    misprint('R02', `t02-unit-${column}`, 'a unit that is not its lines', at('T02', column, /^unit:\d+$/)),
    misprint('R02', `t02-3-${column}`, 'a 类 that is not its lines', at('T02', column, codeRow(3))),
    misprint('R02', `t02-5-${column}`, 'a 款 that is not its lines', at('T02', column, codeRow(5))),
  ]),
  ...['total', 'salaries', 'households', 'public'].flatMap((column) => [
    misprint('R02', `t04-${column}`, 'a total that is not its lines', at('T04', column, /^total$/)),
    misprint('R02', `t04-unit-${column}`, 'a unit that is not its lines', at('T04', column, /^unit:\d+$/)),
  ]),
  misprint('R02', 't04-3-total', 'a 类 that is not its lines', at('T04', 'total', codeRow(3))),
  misprint('R02', 't05-total', 'a total that is not its projects', at('T05', 'amount', /^total$/)),
  misprint('R02', 't05-unit', 'a unit that is not its projects', at('T05', 'amount', /^unit:\d+$/)),
  misprint('R02', 't05-3', 'a 类 that is not its projects', at('T05', 'amount', codeRow(3))),
  misprint('R02', 't05-5', 'a 款 that is not its projects', at('T05', 'amount', codeRow(5))),
  ...['total', 'reception', 'vehicles', 'vehicleOperation'].flatMap((column) => [
    misprint('R02', `t06-${column}`, 'three public expenses that are not the units’', at('T06', column, /^total$/)),
    misprint(
      'R02',
      `t06-unit-${column}`,
      'three public expenses that are not the unit’s',
      at('T06', column, /^unit:\d+$/),
    ),
  ]),
  ...['total', 'fiscal', 'other'].map((column) =>
    misprint('R02', `t11-${column}`, 'tasks that are not the printed total', at('T11', column, /^total$/)),
  ),
  misprint('R04', 't01-line/02-income', 'income that is not the units’', at('T01', 'income', /^line\/02$/)),
  misprint('R04', 't01-line/08-expenditure', 'a 类 that is not the units’', at('T01', 'expenditure', /^line\/08$/)),
  misprint('R04', 't03-line/01-total', 'a line that is not the units’', at('T03', 'total', /^line\/01$/)),
  misprint('R07', 'code', 'a code that is not its projects', at('T02', 'project', codeRow(7))),
  misprint('R10', 'row', 'an item that is not its sources', at('T09', 'total')),
  misprint('R10', 'column-quantity', 'a quantity that is not its items', at('T09', 'quantity', /^total$/)),
  misprint('R10', 'column-total', 'an amount that is not its items', at('T09', 'total', /^total$/)),
  misprint('R10', 'column-appropriation', 'a source that is not its items', at('T09', 'appropriation', /^total$/)),
]
