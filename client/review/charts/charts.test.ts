import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AmountYuan } from '@hesuan/shared/money/amount.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import type { MoneyFlow } from '@hesuan/shared/pictures/moneyFlow.ts'
import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'
import type { YearChange } from '@hesuan/shared/pictures/yearChange.ts'
import { describe, expect, it } from 'vitest'
import { barsHeight, nameRoom } from './barLooks.ts'
import { changeSentence, rateText } from './change/changeTexts.ts'
import { figureAddress } from './figureAddress.ts'
import { findingsSentence } from './findings/findingsTexts.ts'
import { flowOption } from './flow/flowOption.ts'
import { flowSentence } from './flow/flowTexts.ts'
import { partOf } from './partOf.ts'

const css = readFileSync(join(import.meta.dirname, 'chart.css'), 'utf8')
const theme = readFileSync(join(import.meta.dirname, '../../ui/theme.css'), 'utf8')
const DARK = ':root[data-theme="dark"]'

/** A colour of a theme, by the name of its variable. */
function colour(name: string, isDark: boolean): string {
  const parts = [css, theme].map((sheet) => sheet.split(DARK)[isDark ? 1 : 0] ?? '')
  const found = parts
    .map((part) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(part)?.[1])
    .find((one) => one !== undefined)
  if (found === undefined) throw new Error(`there is no --${name}`)
  return found
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe.each([
  ['light', false],
  ['dark', true],
] as const)('the colours of pictures, %s', (_, isDark) => {
  it('[PIC-30] let every label on a part be read', () => {
    for (const [text, ground] of [
      ...[1, 2, 3, 4, 5].map((n) => ['chart-on', `chart-${n}`] as const),
      ['chart-on-flow', 'chart-flow'] as const,
      ['chart-on-mark', 'color-mark'] as const,
      ['color-surface', 'color-error'] as const,
    ]) {
      expect(contrast(colour(text, isDark), colour(ground, isDark)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('[PIC-30] set every part apart from what it stands on', () => {
    for (const part of ['chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-up', 'chart-down']) {
      expect(contrast(colour(part, isDark), colour('color-surface', isDark)), part).toBeGreaterThanOrEqual(3)
    }
  })
})

const yuan = (text: string) => new Exact(text) as AmountYuan
const part = (id: string, label: string, amount: string): Part => ({ id, label, amount: yuan(amount), figures: [] })
const flow = (over: Partial<MoneyFlow>): MoneyFlow => ({
  sources: [part('source:general', '一般公共预算拨款收入', '982000'), part('source:other', '其他收入', '18000')],
  income: part('income', '收入总计', '1000000'),
  expenditure: part('expenditure', '支出总计', '1000000'),
  kinds: [part('kind:basic', '基本支出', '600000'), part('kind:project', '项目支出', '400000')],
  classes: [],
  gaps: [],
  links: [],
  ...over,
})
const change = (label: string, now: string | null, before: string | null): YearChange => ({
  id: label,
  label,
  now: now === null ? null : part(label, label, now),
  before: before === null ? null : part(label, label, before),
  by: yuan(new Exact(now ?? 0).minus(before ?? 0).toFixed()),
})

describe('the sentence above a picture', () => {
  it('[PIC-31] says what its own figures say', () => {
    expect(flowSentence(flow({}), 'wan')).toBe('一般公共预算拨款收入占收入 98.2%，基本支出占支出 60%')
    expect(flowSentence(flow({ gaps: [part('gap:income', '收入尚未安排支出', '50000')] }), 'yuan')).toBe(
      '一般公共预算拨款收入占收入 98.2%，基本支出占支出 60%，收入尚未安排支出 50,000.00 元',
    )
    expect(
      changeSentence([change('甲', '120000', '100000'), change('乙', null, '10000')], 'wan', {
        what: '支出',
        since: ' 2021 年',
      }),
    ).toBe('支出比 2021 年增加 1.00 万元（+9.1%），变化最大的是甲（+2.00）')
    const point = { at: '2022-01-01T00:00:00.000Z', submitted: null, errors: 2, warnings: 3, hints: 1 }
    expect(findingsSentence([point, { ...point, errors: 0 }])).toBe(
      '2 次汇总后，错误 0 处、警告 3 处、提示 1 处，错误和警告比第一次少 2 处',
    )
  })

  it('[PIC-31] is blank where there is nothing to be seen', () => {
    const none = flow({ sources: [], income: null, expenditure: null, kinds: [] })
    expect(flowSentence(none, 'wan')).toBe('')
    expect(changeSentence([], 'wan', { what: '支出', since: ' 2021 年' })).toBe('')
    expect(findingsSentence([])).toBe('')
  })

  it('[PIC-32] says of a change from nothing, to nothing or from below zero no per cent', () => {
    expect(rateText(change('甲', '1', null))).toBe('上年没有')
    expect(rateText(change('甲', null, '1'))).toBe('本年没有')
    expect(rateText(change('甲', '1', '0'))).toBe('—')
    expect(rateText(change('甲', '1', '-2'))).toBe('—')
    expect(rateText(change('甲', '90', '100'))).toBe('-10.0%')
  })
})

describe('a part of a picture', () => {
  it('[PIC-33] leads to its figure with the basis and the round that are looked at, and nothing of the picture', () => {
    const figure = { table: 'T01', copy: '', row: 'line/08', column: 'income', name: '', amount: yuan('1') }
    const search = new URLSearchParams('basis=submitted&round=r2&by=economic&in=yuan&of=701002')
    expect(figureAddress(figure, search)).toEqual({
      pathname: '/tables/T01',
      search: 'basis=submitted&round=r2&row=line%2F08&column=income',
    })
    expect(figureAddress(figure, search, 'r1').search).toContain('round=r1')
  })

  it('[PIC-34] is drawn only where it has a size, and a click on anything else leads nowhere', () => {
    const links = [
      { ...part('a', '甲', '5'), from: 'source:general', to: 'whole' },
      { ...part('b', '乙', '0'), from: 'source:other', to: 'whole' },
      { ...part('c', '丙', '-5'), from: 'whole', to: 'kind:basic' },
    ]
    const [series] = [flowOption(flow({ links }), 'wan').series].flat()
    expect(series).toMatchObject({ data: [{ part: 'source:general' }, { part: 'whole' }], links: [{ part: 'a' }] })
    expect([partOf({ part: 'a' }), partOf({ part: 1 }), partOf({}), partOf(null), partOf('a')]).toEqual([
      'a',
      null,
      null,
      null,
      null,
    ])
  })

  it('[PIC-34] has room: fifty units are fifty bars, and long names are cut', () => {
    expect(barsHeight(50)).toBeGreaterThan(50 * 30)
    expect(nameRoom(['单'.repeat(80)])).toBeLessThan(300)
    expect(nameRoom([])).toBeGreaterThan(0)
  })
})
