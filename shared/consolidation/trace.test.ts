import { describe, expect, it } from 'vitest'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import type { Bindings, Measure } from './measure.ts'
import { printOf, SMALL_DEPARTMENT } from './smallDepartment.fixture.ts'
import { measureSource } from './source.ts'
import { trace } from './trace.ts'

const source = measureSource(TEMPLATE_2022, { ...SMALL_DEPARTMENT, printed: printOf(SMALL_DEPARTMENT) })
const formula = (measure: Measure, bindings: Bindings = {}): string => trace(measure, bindings, source).formula

describe('where a figure comes from, in words', () => {
  it('[CON-11] names sheet, column, unit and what was chosen', () => {
    expect(
      formula({ sum: { sheet: 'basic', column: 'amount', where: { code: { prefix: '301' } } } }, { unit: '701001' }),
    ).toBe('基本支出·经济·预算数（局机关，部门预算经济科目以 301 开头）')
    expect(
      formula({ sum: { sheet: 'income', column: 'amount', where: { source: { anyOf: ['general', 'govFund'] } } } }),
    ).toBe('收入·预算数（各单位，收入来源为一般公共预算拨款收入、政府性基金预算拨款收入）')
  })

  it('[CON-11] leaves out what is blank', () =>
    expect(
      formula(
        {
          plus: ['general', 'govFund', 'stateCapital'].map((column) => ({
            sum: { sheet: 'projects', column, where: { functionalCode: { below: 'code' } } },
          })),
        },
        { code: '208' },
      ),
    ).toBe(
      '项目支出·一般公共预算（各单位，功能科目以 208 开头） ＋ 项目支出·政府性基金（各单位，功能科目以 208 开头）',
    ))

  it('[CON-11] says what a reference leads to, whose section the department’s own is, and where print has it', () => {
    expect(
      formula({
        sum: {
          sheet: 'performanceForms',
          column: 'yearTotal',
          where: { project: { refersTo: { class: 'specific' } } },
        },
      }),
    ).toBe('绩效目标·总额（各单位，项目的项目类别为特定目标类）')
    expect(formula({ sum: { sheet: 'overallTasks', column: 'total' } })).toBe('整体绩效·任务·合计（某市某局）')
    expect(formula({ printed: { table: 'T02', row: 'total', column: 'total' } })).toMatch(
      /^公开文件《部门预算支出总表》第 \d+ 行$/,
    )
  })
})
