import { describe, expect, it } from 'vitest'
import { formatTsv, parseTsv } from './tsv.ts'

describe('blocks of cells on the clipboard', () => {
  it('[GRD-1] reads rows and cells, whatever the line ends, without a row for the last one', () => {
    expect(parseTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(parseTsv('a\rb')).toEqual([['a'], ['b']])
  })

  it('[GRD-1] keeps blank cells at the beginning, in between and at the end', () => {
    expect(parseTsv('\t1\t\n\t\t2\n')).toEqual([
      ['', '1', ''],
      ['', '', '2'],
    ])
    expect(parseTsv('1\t')).toEqual([['1', '']])
    expect(parseTsv('1\n\n2')).toEqual([['1'], [''], ['2']])
  })

  it('[GRD-1] reads quoted cells with tabs, line ends and doubled quotes', () => {
    expect(parseTsv('1,234.50\t"a""b\nc"\r\n')).toEqual([['1,234.50', 'a"b\nc']])
    expect(parseTsv('"x\ty"\t""')).toEqual([['x\ty', '']])
  })

  it('[GRD-1] takes a quote that quotes nothing for a character', () => {
    expect(parseTsv('"never closed\tb')).toEqual([['"never closed', 'b']])
    expect(parseTsv('"a"b\tc')).toEqual([['"a"b', 'c']])
    expect(parseTsv('5" pipe')).toEqual([['5" pipe']])
  })

  it('[GRD-1] gives an empty text no cells', () => expect(parseTsv('')).toEqual([]))

  it.each([
    [
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      [
        ['', ''],
        ['', ''],
      ],
    ],
    [[['']]],
    [[['with "quotes"', 'tab\there', 'line\nend']]],
    [[['"', '""', '"x']]],
  ])('[GRD-2] writes %j so that it is read back unchanged', (block) => {
    expect(parseTsv(formatTsv(block))).toEqual(block)
  })
})
