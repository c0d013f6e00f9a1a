import { describe, expect, it } from 'vitest'
import { TEMPLATE_2022 } from './2022/index.ts'
import { columnOf, sheetOf } from './lookup.ts'
import { groupOfIndicator, unmetRequirements } from './performance.ts'

const { performance } = TEMPLATE_2022

describe('the performance forms of 2022', () => {
  it('[FRM-1] are made of sheets, columns, terms and groups that exist', () => {
    const { forms, indicators, terms, groups, requirements } = performance
    const formSheet = sheetOf(TEMPLATE_2022, forms.sheet)
    expect([forms.project, ...forms.required].filter((id) => columnOf(formSheet, id) === null)).toEqual([])
    const { sheet, ...columns } = indicators
    const found = Object.values(columns).map((id) => columnOf(sheetOf(TEMPLATE_2022, sheet), id))
    expect(found).not.toContain(null)
    const term = columnOf(sheetOf(TEMPLATE_2022, sheet), indicators.term)?.type
    const offered = term?.kind === 'choice' ? term.options.map(({ value }) => value) : []
    expect(terms.map(({ value }) => value).toSorted()).toEqual(offered.toSorted())
    const ids = groups.map(({ id }) => id)
    expect(requirements.flatMap(({ anyOf }) => anyOf.filter((id) => !ids.includes(id)))).toEqual([])
  })

  it('[FRM-30] the overall form is made of sheets, columns, kinds and a rule that exist, and asks for the same groups', () => {
    const { overall } = TEMPLATE_2022
    const { tasks, goals, compared, indicators } = overall
    const columns = {
      [tasks.sheet]: [tasks.name, ...tasks.required, compared.kind, compared.total],
      [goals.sheet]: goals.required,
      [indicators.sheet]: [indicators.level1, indicators.level2, indicators.text, indicators.value],
    }
    for (const [sheet, ids] of Object.entries(columns))
      expect(ids.filter((id) => columnOf(sheetOf(TEMPLATE_2022, sheet), id) === null)).toEqual([])
    const kind = columnOf(sheetOf(TEMPLATE_2022, tasks.sheet), compared.kind)?.type
    const parts = [...(kind?.kind === 'choice' ? kind.options.map(({ value }) => value) : []), compared.all]
    const ofRule = TEMPLATE_2022.rules.filter(({ id }) => id === compared.rule).map(({ part }) => part)
    expect(parts.filter((part) => !ofRule.includes(part))).toEqual([])
    expect(overall.requirements).toEqual(performance.requirements)
    expect(groupOfIndicator(overall, '经济效益指标')).toMatchObject({ id: 'economic', level1: '效益指标' })
    expect(groupOfIndicator(overall, '数量')).toMatchObject({ id: 'quantity', level1: '完成指标' })
  })

  it.each([
    ['数量指标', 'quantity'],
    ['数量', 'quantity'],
    [' 生态效益指标 ', 'ecological'],
    ['经济成本', 'cost'],
    ['可持续发展', 'sustained'],
    ['服务对象\n满意度', 'satisfaction'],
  ])('[FRM-2] an indicator belongs to the group that its second level names: %s', (level2, group) =>
    expect(groupOfIndicator(performance, level2)?.id).toBe(group),
  )

  it.each(['', '其他指标', '指标'])('[FRM-2] what names no group belongs to none: “%s”', (level2) =>
    expect(groupOfIndicator(performance, level2)).toBeNull(),
  )

  it('[FRM-3] a requirement is met by any one of its groups', () => {
    const titles = (...groups: string[]) => unmetRequirements(performance, new Set(groups)).map(({ title }) => title)
    expect(titles('quantity', 'quality', 'timeliness', 'cost', 'ecological', 'satisfaction')).toEqual([])
    expect(titles('quantity', 'cost')).toEqual(['质量指标', '时效指标', '效益指标', '满意度指标'])
  })
})
