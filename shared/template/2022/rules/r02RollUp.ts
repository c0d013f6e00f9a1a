import type { Rule, RuleScope } from '../../../checks/rule.ts'
import type { Measure } from '../../../consolidation/measure.ts'
import { basicSum, expenditureSum, functionalSum, projectSum } from '../tables/parts.ts'
import { printed, SECTIONS_AGAINST_PRINT, side, sumOf } from './parts.ts'

const EXPLAIN = '部门数应等于各单位之和，也应等于类、款、项逐级之和；公开数与明细汇总不一致时请核对两边。'

const UNIT_KEY = 'unit:{unit}'
const CODE_KEY = 'unit:{unit}/code:{code}'

const functionalCodes = (digits: number): RuleScope => ({
  over: 'codes',
  digits,
  of: 'units',
  in: [
    { sheet: 'functional', column: 'code' },
    { sheet: 'projects', column: 'functionalCode' },
  ],
})

function rollUp(
  part: string,
  title: string,
  each: RuleScope,
  table: string,
  key: string,
  column: string,
  sum: Measure,
): Rule {
  const isNear = each.over === 'codes' && each.digits === 5
  return {
    id: 'R02',
    part,
    title: `${title}：逐级汇总`,
    explain: EXPLAIN,
    severity: SECTIONS_AGAINST_PRINT,
    published: 'error',
    each,
    left: side(`公开《${title}》`, printed(table, key, column)),
    relation: '=',
    right: side('明细汇总', sum),
    tolerance: { kind: 'rounding', levels: isNear ? 'neighbouring' : 'across' },
  }
}

const T02 = '部门预算支出总表'
const T04 = '一般公共预算基本支出预算表'
const T05 = '一般公共预算项目支出预算表'
const T06 = '“三公经费”支出预算表'
const T11 = '整体支出绩效目标表'

const functionalFigures = (code: 'bound' | null): readonly (readonly [column: string, measure: Measure])[] => [
  ['total', expenditureSum(code)],
  ['basic', functionalSum('basic', code)],
  ['project', projectSum(code)],
]

const economicFigures: readonly (readonly [column: string, measure: Measure])[] = [
  ['total', sumOf('basic', 'amount')],
  ['salaries', basicSum(['301'])],
  ['households', basicSum(['303'])],
  ['public', basicSum(['302', '310'])],
]

const threePublic = (items: readonly string[]): Measure => sumOf('threePublic', 'amount', { item: { anyOf: items } })

const THREE_PUBLIC_FIGURES: readonly (readonly [column: string, measure: Measure])[] = [
  ['total', sumOf('threePublic', 'amount')],
  ['overseas', threePublic(['overseas'])],
  ['vehicles', threePublic(['vehicleOperation', 'vehiclePurchase'])],
  ['vehicleOperation', threePublic(['vehicleOperation'])],
  ['vehiclePurchase', threePublic(['vehiclePurchase'])],
  ['reception', threePublic(['reception'])],
]

export const R02: readonly Rule[] = [
  ...functionalFigures(null).flatMap(([column, measure]) => [
    rollUp(`t02-${column}`, T02, { over: 'department' }, 'T02', 'total', column, measure),
    rollUp(`t02-unit-${column}`, T02, { over: 'units' }, 'T02', UNIT_KEY, column, measure),
  ]),
  ...functionalFigures('bound').flatMap(([column, measure]) =>
    [3, 5].map((digits) =>
      rollUp(`t02-${digits}-${column}`, T02, functionalCodes(digits), 'T02', CODE_KEY, column, measure),
    ),
  ),
  ...economicFigures.flatMap(([column, measure]) => [
    rollUp(`t04-${column}`, T04, { over: 'department' }, 'T04', 'total', column, measure),
    rollUp(`t04-unit-${column}`, T04, { over: 'units' }, 'T04', UNIT_KEY, column, measure),
  ]),
  rollUp(
    't04-3-total',
    T04,
    { over: 'codes', digits: 3, of: 'units', in: [{ sheet: 'basic', column: 'code' }] },
    'T04',
    CODE_KEY,
    'total',
    sumOf('basic', 'amount', { code: { below: 'code' } }),
  ),
  rollUp('t05-total', T05, { over: 'department' }, 'T05', 'total', 'amount', projectSum(null, ['general'])),
  rollUp('t05-unit', T05, { over: 'units' }, 'T05', UNIT_KEY, 'amount', projectSum(null, ['general'])),
  ...[3, 5].map((digits) =>
    rollUp(
      `t05-${digits}`,
      T05,
      { over: 'codes', digits, of: 'units', in: [{ sheet: 'projects', column: 'functionalCode' }] },
      'T05',
      CODE_KEY,
      'amount',
      projectSum('bound', ['general']),
    ),
  ),
  ...THREE_PUBLIC_FIGURES.flatMap(([column, measure]) => [
    rollUp(`t06-${column}`, T06, { over: 'department' }, 'T06', 'total', column, measure),
    rollUp(`t06-unit-${column}`, T06, { over: 'units' }, 'T06', UNIT_KEY, column, measure),
  ]),
  ...['total', 'fiscal', 'other'].map((column) =>
    rollUp(`t11-${column}`, T11, { over: 'department' }, 'T11', 'total', column, sumOf('overallTasks', column)),
  ),
]
