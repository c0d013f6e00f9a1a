import { expect, it } from 'vitest'
import { tiledBlock } from './clipboardBlock.ts'
import { clipboardHtml } from './clipboardHtml.ts'

const range = (rows: number, columns: number) => ({ top: 0, bottom: rows - 1, left: 0, right: columns - 1 })

it('[GRD-18] one cell fills a range, a block repeats where it fits a whole number of times', () => {
  expect(tiledBlock([['x']], range(2, 2), '')).toEqual([
    ['x', 'x'],
    ['x', 'x'],
  ])
  expect(tiledBlock([['a'], ['b']], range(4, 1), '')).toEqual([['a'], ['b'], ['a'], ['b']])
  expect(tiledBlock([['a'], ['b']], range(3, 1), '')).toEqual([['a'], ['b']])
  expect(tiledBlock([['a', 'b'], ['c']], range(1, 1), '')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ])
  expect(tiledBlock([], range(1, 1), '')).toEqual([])
})

it('[GRD-19] text on the clipboard is never markup', () => {
  expect(
    clipboardHtml([
      [
        { text: '<b>&"', own: null },
        { text: 'a\nb', own: '"><b>' },
      ],
    ]),
  ).toBe('<table><tr><td>&lt;b&gt;&amp;&quot;</td><td data-hesuan="&quot;&gt;&lt;b&gt;">a<br>b</td></tr></table>')
})
