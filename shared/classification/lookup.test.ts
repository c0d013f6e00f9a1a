import { describe, expect, it } from 'vitest'
import { classificationsOf } from './lookup.ts'

const lists = classificationsOf(2022)
if (lists === null) throw new Error('2022 has code lists')
const { functional, economic } = lists

describe('the classifications of 2022', () => {
  it.each([
    ['functional', functional, 7],
    ['economic', economic, 5],
  ] as const)('[CLS-1] every %s code below a 类 has its parent in the list', (_kind, list, leaf) => {
    const orphans = list
      .below('')
      .filter(({ code }) => code.length > 3 && list.parent(code)?.length !== code.length - 2)
    expect(orphans).toEqual([])
    expect(list.below('').some(({ code }) => code.length === leaf)).toBe(true)
  })

  it('[CLS-2] finds an entry by its name, a synonym, and whatever the width of its brackets', () => {
    expect(economic.byName('维修(护)费')?.code).toBe('30213')
    expect(economic.byName('公务交通补贴')?.code).toBe('30239')
    expect(functional.byName('医疗卫生与计划生育支出')?.code).toBe('210')
    expect(functional.byName('没有的科目')).toBeNull()
  })

  it('[CLS-4] names no entry where a name alone can not tell which is meant', () => {
    expect(functional.byName('行政运行')).toBeNull()
    expect(functional.named('行政运行').length).toBeGreaterThan(20)
    expect(economic.byName('办公设备购置')).toBeNull()
  })

  it('[CLS-4] names the entry above where it shares its name with one below it', () =>
    expect(economic.byName('其他支出')?.code).toBe('399'))

  it.each([
    ['functional', functional],
    ['economic', economic],
  ] as const)('[CLS-5] has every %s code once, in the order of the codes', (_kind, list) => {
    const codes = list.below('').map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)].toSorted())
    expect(codes.length).toBeGreaterThan(100)
  })

  it('[CLS-5] has the codes that the published budget uses, by their names', () => {
    const used = [
      '2080101 行政运行（人社）',
      '2080599 其他行政事业单位养老支出',
      '2101103 公务员医疗补助',
      '2210201 住房公积金',
    ]
    for (const [code = '', name = ''] of used.map((line) => line.split(' '))) {
      expect(functional.named(name).map((entry) => entry.code)).toContain(code)
    }
  })

  it('[CLS-3] searches by the beginning of a code first, then by any part of a name', () => {
    expect(functional.search('20801', 3).map(({ code }) => code)).toEqual(['20801', '2080101', '2080102'])
    expect(economic.search('公务', 9).map(({ code }) => code)).toContain('30217')
  })
})
