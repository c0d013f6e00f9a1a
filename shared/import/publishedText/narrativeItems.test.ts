import { describe, expect, it } from 'vitest'
import { narrativeItems } from './narrativeItems.ts'

describe('the amounts that running text names', () => {
  it('[IMP-11] are read with the unit that they stand behind', () =>
    expect(
      narrativeItems('(1)市人社局机关:职工体检费20.2万元、食堂运行经费19.44万元;(2)市社保局:党建经费3.4万元。'),
    ).toEqual([
      { name: '职工体检费', amount: '202000.00', heading: '市人社局机关' },
      { name: '食堂运行经费', amount: '194400.00', heading: '市人社局机关' },
      { name: '党建经费', amount: '34000.00', heading: '市社保局' },
    ]))

  it('[IMP-11] are read without headings, whatever stands between them, in 万元 and 元', () =>
    expect(narrativeItems('人事考试考务经费30万元,维修(护)费7.24万元，慰问金500元')).toEqual([
      { name: '人事考试考务经费', amount: '300000.00', heading: null },
      { name: '维修(护)费', amount: '72400.00', heading: null },
      { name: '慰问金', amount: '500.00', heading: null },
    ]))

  it('[IMP-11] are none where the text names none', () => expect(narrativeItems('全年培训3万人次')).toEqual([]))
})
