import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSource } from '../checks/runChecks.ts'
import { classificationsOf } from '../classification/lookup.ts'
import { printOf, SMALL_DEPARTMENT, withCell } from '../consolidation/smallDepartment.fixture.ts'
import { grouped, measureSource } from '../consolidation/source.ts'
import { canonicalYuan, fromFen } from '../money/amount.ts'
import { rowId } from '../section/cellKey.ts'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import type { Column, Sheet } from '../template/sheet.ts'
import { CheckReport, checkReport } from './checkReport.ts'
import type { ExchangedBudget, ExchangedSection } from './exchangedBudget.ts'
import { readExchange } from './readExchange.ts'
import { writeExchange } from './writeExchange.ts'

const LISTS = classificationsOf(2022)
const FUNCTIONAL = LISTS?.functional.search('', 5000).filter(({ code }) => code.length === 7) ?? []
const ECONOMIC = LISTS?.economic.search('', 500).filter(({ code }) => code.length === 5) ?? []

const amount = fc.bigInt({ min: 0n, max: 10n ** 14n }).map((fen) => canonicalYuan(fromFen(fen)))
const words = fc.constantFrom('食堂运行经费', '甲', '“引号”、\\ 和 "', '12.50', '30.00 万元', '第一行 第二行')

/** Any canonical content of a column; null where people write none. */
function contentOf({ type, readOnly }: Column): fc.Arbitrary<string> | null {
  if (readOnly === true) return null
  switch (type.kind) {
    case 'amount':
      return amount
    case 'quantity':
      return fc.integer({ min: 0, max: 10 ** 6 }).map((n) => String(n / 4))
    case 'code':
      return fc.constantFrom(...(type.list === 'functional' ? FUNCTIONAL : ECONOMIC).map(({ code }) => code))
    case 'choice':
      return fc.constantFrom(...type.options.map(({ value }) => value))
    case 'tick':
      return fc.constant('1')
    case 'row':
      return fc.constantFrom(`${type.sheet}.r1`, `${type.sheet}.gone`)
    case 'text':
      return words
    case 'derived':
      return null
  }
}

const sorted = (cells: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(cells)
      .flatMap(([column, text]) => (text === undefined ? [] : [[column, text] as const]))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const cellsOf = (sheet: Sheet) => {
  const columns = sheet.columns.flatMap((column) => {
    const content = contentOf(column)
    return content === null ? [] : [[column.id, content] as const]
  })
  return fc.record(Object.fromEntries(columns), { requiredKeys: [] }).map(sorted)
}

const rowsOf = (sheet: Sheet) =>
  sheet.rows === 'fixed'
    ? fc.tuple(
        ...(sheet.seededRows ?? []).map(({ id, cells }) =>
          cellsOf(sheet).map((typed) => ({
            id: rowId(sheet.id, id),
            sheet: sheet.id,
            cells: sorted({ ...cells, ...typed }),
          })),
        ),
      )
    : fc
        .array(cellsOf(sheet), { maxLength: 3 })
        .map((rows) => rows.map((cells, n) => ({ id: rowId(sheet.id, `r${n}`), sheet: sheet.id, cells })))

const sectionOf = (unitCode: string, kind: 'unit' | 'department'): fc.Arbitrary<ExchangedSection> =>
  fc.record({
    unitCode: fc.constant(unitCode),
    kind: fc.constant(kind),
    precision: fc.constantFrom('fen', 'wan'),
    rows: fc
      .tuple(...TEMPLATE_2022.sheets.filter((sheet) => sheet.kind === kind).map(rowsOf))
      .map((sheets) => sheets.flat()),
    expressions: fc.constant({}),
  })

const budget: fc.Arbitrary<ExchangedBudget> = fc.record({
  year: fc.constant(2022),
  round: fc.constantFrom(null, '一上' as const, '二下' as const),
  department: fc.constant({ code: '701', name: '某市某局' }),
  units: fc.constant([
    { code: '701001', name: '局机关' },
    { code: '701002', name: '下属中心' },
  ]),
  sections: fc.tuple(sectionOf('701001', 'unit'), sectionOf('701002', 'unit'), sectionOf('701', 'department')),
  printed: fc.constantFrom([], printOf(SMALL_DEPARTMENT)),
  ceilings: fc.constantFrom([], SMALL_DEPARTMENT.ceilings ?? []),
})

const inJson = (value: ExchangedBudget): string => JSON.stringify(writeExchange(value, TEMPLATE_2022))

/** The small department in the format, as a value that tests break. */
const small: ExchangedBudget = {
  ...SMALL_DEPARTMENT,
  round: '二上',
  sections: SMALL_DEPARTMENT.snapshots.map((snapshot) => ({ ...snapshot, expressions: {} })),
  printed: printOf(SMALL_DEPARTMENT),
  ceilings: SMALL_DEPARTMENT.ceilings ?? [],
}

const refusals = (text: string): string[] => {
  const read = readExchange(text)
  return read.ok ? [] : read.error.map(({ path, message }) => `${path} ${message}`)
}

/** The text with one piece of it replaced; the piece must be there. */
function broken(from: string, to: string): string {
  const text = inJson(small)
  if (!text.includes(from)) throw new RangeError(`there is no ${from}`)
  return text.replace(from, to)
}

describe('the exchange format', () => {
  it('[EXC-2] gives back what was written: every sheet, printed figures, ceilings', () =>
    fc.assert(
      fc.property(budget, (given) => {
        const read = readExchange(inJson(given))
        expect(read.ok ? read.value : read.error).toEqual(given)
      }),
      { numRuns: 60 },
    ))

  it('[EXC-3] keeps the expressions of amounts, and refuses one that does not come to its amount', () => {
    const [first, ...rest] = small.sections
    if (first === undefined) throw new Error('no section')
    const withOne = (expression: string): ExchangedBudget => ({
      ...small,
      sections: [{ ...first, expressions: { 'projects.p01:general': expression } }, ...rest],
    })
    const read = readExchange(inJson(withOne('=2*3 万元')))
    expect(read.ok ? read.value.sections[0]?.expressions : read.error).toEqual({ 'projects.p01:general': '=2*3 万元' })
    expect(refusals(inJson(withOne('=2*4 万元')))).toEqual([
      'sections[0].expressions.projects.p01:general “=2*4 万元”算出来不是这一格的金额',
    ])
  })

  it('[EXC-4] reads the same amount in 元 and in 万元, and no amount without a unit', () => {
    const wan = readExchange(broken('"general":"60000.00 元"', '"general":"6 万元"'))
    expect(wan).toEqual(readExchange(inJson(small)))
    expect(refusals(broken('"general":"60000.00 元"', '"general":"60000.00"'))).toEqual([
      'sections[0].sheets.projects[0].cells.general 一般公共预算：“60000.00”不是带单位的金额，应如 "30.00 万元" 或 "300000.00 元"',
    ])
    expect(refusals(broken('"general":"60000.00 元"', '"general":60000'))).toEqual([
      'sections[0].sheets.projects[0].cells.general 应为文字（金额也写成文字，如 "30.00 万元"）',
    ])
    expect(refusals(broken('"general":"60000.00 元"', '"general":"0.001 元"'))).toHaveLength(1)
  })

  it.each([
    ['{', /^ 不是 JSON/],
    [broken('"version":1', '"version":2'), /^version 应为 1/],
    [broken('"year":2022', '"year":2021'), /^year 没有 2021 年的预算模板/],
    [broken('"unit":"701002"', '"unit":"701009"'), /^sections\[1\]\.unit 单位 701009 不在 units 中/],
    [broken('"unit":"701002"', '"unit":"701001"'), /有两个分册/],
    [broken('"code":"2080101"', '"code":"2089998"'), /功能科目：功能科目表中没有“2089998”/],
    [broken('"id":"projects.p02"', '"id":"projects.p01"'), /行号 projects\.p01 重复/],
    [broken('"id":"income.other"', '"id":"income.gift"'), /只有固定的行/],
    [broken('"source":"other"', '"source":"general"'), /是固定的/],
    [broken('"owner":"张三"', '"holder":"张三"'), /模板中没有这一列/],
    [broken('"staffing":', '"nothing":'), /没有“nothing”表/],
    [broken('"table":"T02"', '"table":"T99"'), /没有 T99 的/],
    [broken('"round":"二上"', '"rounds":"二上"'), /不认识的项：rounds/],
    [broken('"round":"二上"', '"round":"三上"'), /^round 应为 "一上" 或/],
  ])('[EXC-5] refuses what it can not understand, with the place: %#', (text, sentence) => {
    expect(refusals(text).join('\n')).toMatch(sentence)
  })

  it('[EXC-20] has every fixed row of a section, also those that are not given, in their order', () => {
    const [first, ...rest] = small.sections
    if (first === undefined) throw new Error('no section')
    const given = first.rows.filter(({ sheet }) => sheet !== 'threePublic').toReversed()
    const read = readExchange(inJson({ ...small, sections: [{ ...first, rows: given }, ...rest] }))
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    for (const sheet of TEMPLATE_2022.sheets.filter(({ rows, kind }) => rows === 'fixed' && kind === 'unit')) {
      const rows = read.value.sections[0]?.rows.filter((row) => row.sheet === sheet.id) ?? []
      expect(rows.map(({ id }) => id)).toEqual((sheet.seededRows ?? []).map(({ id }) => rowId(sheet.id, id)))
    }
    const amounts = read.value.sections[0]?.rows.flatMap(({ sheet, cells }) =>
      sheet === 'income' ? (cells['amount'] ?? []) : [],
    )
    expect(amounts).toEqual(['560000.00', '30000.00', '20000.00'])
  })

  it('[EXC-21] refuses a ceiling that is given twice, and one below zero, with the place', () => {
    const [ceiling] = small.ceilings
    if (ceiling === undefined) throw new Error('nothing to repeat')
    expect(refusals(inJson({ ...small, ceilings: [...small.ceilings, { ...ceiling, amount: '1.00' }] }))).toEqual([
      `ceilings[${small.ceilings.length}] 这一控制数重复`,
    ])
    expect(refusals(inJson({ ...small, ceilings: [{ ...ceiling, amount: '-1.00' }] }))).toEqual([
      'ceilings[0].amount 控制数不能是负数',
    ])
  })

  it('[EXC-6] never throws, whatever it is given', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((json) => broken('"units":', `"more":${json},"units":`)),
        ),
        (text) => {
          expect(readExchange(text).ok).toBe(false)
        },
      ),
      { numRuns: 200 },
    ))

  it('[EXC-7] a published figure is text of its own, or what its table would print', () => {
    const read = readExchange(broken(',"text":"71.00"', ''))
    const at = (value: typeof read) => (value.ok ? value.value.printed.map(({ text }) => text) : [])
    expect(at(read)).toEqual(at(readExchange(inJson(small))))
    expect(at(read)).toContain('71.00')
  })
})

describe('the output of a check', () => {
  it('[EXC-9] has rule, verdict, severity, both values, difference and places of everything that is not equal', () => {
    const input = withCell(SMALL_DEPARTMENT, '701001', 'performanceForms.f01', 'procurement', '40000.00')
    const source = measureSource(TEMPLATE_2022, withCell(input, '701001', 'performanceForms.f01', 'yearTotal', ''))
    const outcome = checkSource(source)
    const report = CheckReport.parse(JSON.parse(JSON.stringify(checkReport(outcome, source))))
    const unequal = outcome.results.filter(({ verdict }) => verdict !== 'equal')
    expect(grouped(report.findings, ({ identity }) => identity).size).toBe(unequal.length)
    expect(report.findings.find(({ rule }) => rule === 'R12')).toMatchObject({
      verdict: 'different',
      severity: 'error',
      values: 'yuan',
      left: '50000',
      right: '40000',
      difference: '10000',
      unit: '701001',
      row: 'projects.p02',
      places: [
        { side: 'left', sheet: 'procurement', row: 'procurement.r01', column: 'appropriation', value: '40000.00' },
        { side: 'left', sheet: 'procurement', row: 'procurement.r01', column: 'nonTax', value: '10000.00' },
        { side: 'right', label: '绩效目标 › 信息系统 › 政府采购', value: '40000.00' },
      ],
    })
  })

  it('[EXC-10] names the cell that is blank where a side is missing', () => {
    const source = measureSource(
      TEMPLATE_2022,
      withCell(SMALL_DEPARTMENT, '701001', 'performanceForms.f01', 'yearTotal', ''),
    )
    const blank = checkReport(checkSource(source), source).findings.find(({ rule }) => rule === 'R19')
    expect(blank).toMatchObject({ verdict: 'cannot-compare', left: null, difference: null })
    expect(blank?.places[0]).toMatchObject({ side: 'left', column: 'yearTotal', value: '' })
    expect(blank?.sentence).toMatch(/绩效目标表年度资金总额 空白.*无法比较/)
  })
})
