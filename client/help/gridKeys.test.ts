import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandOf } from '../sections/grid/keyCommand.ts'
import { formKeys } from './formKeys.ts'
import { ALL_PRESSES, ALL_SITUATIONS, gridKeys } from './gridKeys.ts'
import { combination } from './keyEntries.ts'

const keysOf = (title: RegExp) => gridKeys().find((entry) => title.test(entry.title))?.keys

it('[FRM-15, HLP-1] the keys of the performance forms are listed, and named once', () => {
  const titles = formKeys().map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
  expect(formKeys().find(({ title }) => title.includes('添加'))?.keys).toEqual(['Ctrl+Enter'])
  expect(formKeys().find(({ title }) => title.includes('上移'))?.keys).toEqual(['Alt+↑'])
})

describe('the keys of the help', () => {
  it('[HLP-1] every key that the grid knows in some situation is listed, alone or with fewer modifiers', () => {
    const listed = new Set(gridKeys().flatMap(({ keys }) => keys.flatMap(spelledOut)))
    fc.assert(
      fc.property(fc.constantFrom(...ALL_PRESSES), fc.constantFrom(...ALL_SITUATIONS), (press, situation) => {
        if (commandOf(press, situation) === null) return
        const { key, ctrl, shift, alt } = press
        const fewer = [false, ctrl].flatMap((c) =>
          [false, shift].flatMap((s) =>
            [false, alt].map((a) => combination({ key, ctrl: c && ctrl, shift: s && shift, alt: a && alt })),
          ),
        )
        expect(fewer.some((one) => listed.has(one))).toBe(true)
      }),
    )
  })

  it('[HLP-1] every key that is listed does something in the grid', () => {
    const known = new Set(
      ALL_PRESSES.filter((press) => ALL_SITUATIONS.some((situation) => commandOf(press, situation) !== null)).map(
        combination,
      ),
    )
    for (const { keys } of gridKeys()) for (const key of keys.flatMap(spelledOut)) expect(known).toContain(key)
  })

  it('[HLP-2] keys are named as on the keyboard, with no modifier that changes nothing, arrows as one', () => {
    expect(keysOf(/^移到相邻单元格$/)).toEqual(['方向键'])
    expect(keysOf(/^选到数据区边缘$/)).toEqual(['Ctrl+Shift+方向键'])
    expect(keysOf(/^清除/)).toEqual(['Delete', 'Backspace'])
    expect(keysOf(/^放弃/)).toEqual(['Esc'])
    expect(new Set(keysOf(/^重做$/))).toEqual(new Set(['Ctrl+Y', 'Ctrl+Shift+Z']))
    expect(keysOf(/^在下拉列表/)).toEqual(['↑', '↓'])
    expect(keysOf(/^插入行/)).toEqual(['Ctrl+Shift+='])
    expect(keysOf(/下方插入行/)).toEqual(['Alt+Enter'])
  })

  it('[HLP-2] no title stands twice', () => {
    const titles = gridKeys().map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
  })
})

/** The four arrows behind their common name. */
const spelledOut = (key: string): string[] =>
  key.endsWith('方向键') ? ['↑', '↓', '←', '→'].map((arrow) => key.replace('方向键', arrow)) : [key]
