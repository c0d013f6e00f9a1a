import type { WordRule } from '../../../checks/rule.ts'
import { classificationsOf } from '../../../classification/lookup.ts'
import type { UnitRow } from '../../../consolidation/rowSource.ts'
import { Exact } from '../../../money/exact.ts'
import type { ColumnId, SheetId } from '../../ids.ts'
import { PROCUREMENT_FUNDS } from '../sheets/procurement.ts'
import { bareName, demanded, ofCell, textOf } from './words.ts'

/** The bureau itself budgets for everything that its department does. */
const BUREAU = /机关|本级|人力资源和社会保障局|人社局/

/** Codes that are meant for one kind of institution, by what such a unit is called. */
const INSTITUTIONS: readonly { readonly code: string; readonly called: RegExp; readonly kind: string }[] = [
  { code: '2080105', called: /监察|执法/, kind: '劳动保障监察机构' },
  { code: '2080106', called: /就业|创业|人才|人力资源|招聘/, kind: '就业管理机构' },
  { code: '2080109', called: /社保|保险|养老|医保|工伤|失业/, kind: '社会保险经办机构' },
  { code: '2080111', called: /就业|技能|鉴定|培训|技工|人才/, kind: '公共就业服务或技能鉴定机构' },
  { code: '2080112', called: /仲裁|争议|调解/, kind: '劳动人事争议调解仲裁机构' },
]

export const R36: WordRule = {
  id: 'R36',
  title: '功能科目与单位职能相符',
  explain: '反映某类机构的功能科目应由该类机构使用；科目与单位职能不符时，全市同类支出的汇总会失真。',
  source: '2022 年政府收支分类科目：208 社会保障和就业支出',
  severity: 'hint',
  over: 'sections',
  leftLabel: '所用科目',
  rightLabel: '单位',
  *examine(source, unit) {
    const name = unit === undefined ? null : source.unitName(unit)
    // A name that says nothing of what a unit does («下属中心») can't be at odds with a code.
    const isTold = name !== null && INSTITUTIONS.some(({ called }) => called.test(name))
    if (unit === undefined || name === null || BUREAU.test(name) || !isTold) return
    const lists = classificationsOf(source.template.year)
    for (const { code, called, kind } of INSTITUTIONS) {
      const used = [
        ...source.rows(unit, 'functional').map((row) => ({ row, column: 'code' })),
        ...source.rows(unit, 'projects').map((row) => ({ row, column: 'functionalCode' })),
      ].filter(({ row, column }) => row.cells[column] === code)
      const [first] = used
      if (first === undefined) continue
      yield {
        part: code,
        row: { unit, id: first.row.id },
        agrees: called.test(name),
        tell: () => ({
          left: {
            value: `${code} ${lists?.functional.name(code) ?? ''}`.trim(),
            cells: used.flatMap(({ row, column }) => ofCell(row, column).cells),
          },
          right: demanded(name),
          says: `“${name}”使用了 ${code} ${lists?.functional.name(code) ?? ''}，该科目反映${kind}的支出`,
        }),
      }
    }
  },
}

/** From so many times the lowest price on it wants a look. */
const USUAL_TIMES = 2

/** What is bought as a whole has no price of one. */
const LUMP = /^(?:项|批|年|次|宗|)$/

interface Priced {
  readonly row: UnitRow
  readonly price: Exact
  readonly columns: readonly ColumnId[]
}

/** What one thing costs: of what is procured, the amount by the quantity; of services their price. */
function priced(row: UnitRow, sheet: SheetId): Priced[] {
  if (LUMP.test(textOf(row, 'measureUnit'))) return []
  if (sheet === 'purchasedServices') {
    const price = row.cells['unitPrice']
    return price === undefined ? [] : [{ row, price: new Exact(price), columns: ['unitPrice'] }]
  }
  const used = PROCUREMENT_FUNDS.map(({ id }) => id).filter((id) => row.cells[id] !== undefined)
  const quantity = row.cells['quantity']
  if (quantity === undefined || new Exact(quantity).isZero() || used.length === 0) return []
  const amount = used.reduce((sum, column) => sum.plus(row.cells[column] ?? 0), new Exact(0))
  return [{ row, price: amount.dividedBy(quantity), columns: [...used, 'quantity'] }]
}

export const R37: WordRule = {
  id: 'R37',
  title: '同一品目单价相近',
  explain: '同一品目在各单位、各项目中的单价应当相近；相差一倍以上的，请核对配置标准或数量、金额。',
  source: '政府采购法第三十六条及各地办公设备配置标准',
  severity: 'hint',
  over: 'department',
  leftLabel: '本行单价',
  rightLabel: '最低单价',
  *examine(source) {
    for (const sheet of ['procurement', 'purchasedServices']) {
      const byItem = new Map<string, Priced[]>()
      for (const row of source.rows(undefined, sheet)) {
        const item = bareName(textOf(row, 'item'))
        if (item === '') continue
        const key = `${item}|${textOf(row, 'measureUnit')}`
        const known = byItem.get(key) ?? []
        byItem.set(key, [...known, ...priced(row, sheet).filter(({ price }) => price.greaterThan(0))])
      }
      for (const lines of byItem.values()) {
        const [lowest, ...others] = lines.toSorted((a, b) => a.price.comparedTo(b.price))
        if (lowest === undefined) continue
        for (const one of others) {
          yield {
            part: sheet,
            row: { unit: one.row.unit, id: one.row.id },
            amounts: true,
            agrees: one.price.lessThanOrEqualTo(lowest.price.times(USUAL_TIMES)),
            tell: () => ({ left: sideOf(one), right: sideOf(lowest) }),
          }
        }
      }
    }
  },
}

const sideOf = ({ row, price, columns }: Priced) => ({
  value: price.toFixed(2),
  cells: columns.flatMap((column) => ofCell(row, column).cells),
})
