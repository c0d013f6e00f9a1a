import { describe, expect, it } from 'vitest'
import { isYearTotal, readFunds, readSource } from './formFunds.ts'

const LINE = { number: 1, cells: [] }
const YEAR_AT = 3
const funds = (text: string, at = 1) =>
  readFunds(LINE, { at, text }, YEAR_AT)?.map(({ column, text: amount }) => `${column} ${amount}`) ?? null

describe('the funds of a performance form', () => {
  it.each([
    ['中长期资金总额： 万元', ['midTermTotal ']],
    ['年度资金总额： 30 万元', ['yearTotal 30']],
    ['年度资金总额：15万元', ['yearTotal 15']],
    ['年度资金总额: 1,250.50万元', ['yearTotal 1,250.50']],
    ['年度资金中：政府采购 5万元（政府购买服务 万元）', ['procurement 5', 'purchasedServices ']],
    ['年度资金中: 政府采购 万元 (政府购买服务 2 万元)', ['procurement ', 'purchasedServices 2']],
    ['延续项目以前年度预算安排：4.5万元', ['priorYear 4.5']],
  ])('[IMP-8] reads %s', (text, amounts) => expect(funds(text)).toEqual(amounts))

  it('[IMP-8] tells the funds of the medium term from those of the year by where they stand', () => {
    expect(funds('其中：财政拨款 8万元', 1)).toEqual(['midTermFiscal 8'])
    expect(funds('其中：财政拨款 8万元', 3)).toEqual(['yearFiscal 8'])
    expect(funds('其他资金 4万元', 5)).toEqual(['yearOther 4'])
    expect(isYearTotal('年度资金总额： 9万元')).toBe(true)
  })

  it('[IMP-8] gives a malformed amount back as it stands, to be refused', () =>
    expect(funds('年度资金总额： 3O 万元')).toEqual(['yearTotal 3O']))

  it('[IMP-8] reads nothing out of other words', () => expect(funds('见附件')).toBeNull())

  it.each([
    ['合计', 'sourceTotal', ''],
    ['合计 8万元', 'sourceTotal', '8'],
    ['1. 一般公共预算收入 5万元', 'sourceGeneral', '5'],
    ['1.一般公共预算收入', 'sourceGeneral', ''],
    ['5. 其他收入 4万元', 'sourceOther', '4'],
  ])('[IMP-8] knows the source of funds %s', (text, column, amount) =>
    expect(readSource(LINE, { at: 1, text })).toMatchObject({ column, text: amount }),
  )

  it('[IMP-8] takes an amount for no source', () => expect(readSource(LINE, { at: 1, text: '30万元' })).toBeNull())
})
