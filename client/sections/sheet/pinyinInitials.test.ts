import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { listOptions } from './listOptions.ts'
import { looksLikeInitials, pinyinInitials } from './pinyinInitials.ts'
import type { SheetContext } from './sheetContext.ts'

const lists = classificationsOf(2022)
if (lists === null) throw new Error('2022 has classifications')
const { functional, economic } = lists

const context: SheetContext = {
  template: TEMPLATE_2022,
  lists,
  unit: 'wan',
  cell: (_row, column) => (column === 'name' ? '社保卡发行' : '2080101'),
  rows: (sheet) => (sheet === 'projects' ? (['projects.p'] as never) : []),
  isDeleted: () => false,
}

/** Every name that a list offers. */
const names = [
  ...[functional, economic].flatMap((list) =>
    list.search('', Number.POSITIVE_INFINITY).flatMap(({ name, synonyms = [] }) => [name, ...synonyms]),
  ),
  ...TEMPLATE_2022.sheets.flatMap(({ columns }) =>
    columns.flatMap(({ type }) => (type.kind === 'choice' ? type.options.map(({ label }) => label) : [])),
  ),
]

describe('the initials of pinyin', () => {
  it('[WRK-100] of every name in the code lists are those of a dictionary, whatever its characters are read like', () => {
    const wrong = [...new Set(names)].filter(
      (name) =>
        pinyinInitials(name) !== pinyin(name, { pattern: 'first', toneType: 'none', separator: '' }).toLowerCase(),
    )
    expect(wrong).toEqual([])
  })

  it('[WRK-100] of a character with several readings are those of its word', () => {
    expect(
      ['行政运行', '银行手续费', '中长期', '部长', '重大专项', '灾后重建', '会计', '会议费'].map(pinyinInitials),
    ).toEqual(['xzyx', 'yhsxf', 'zcq', 'bz', 'zdzx', 'zhcj', 'kj', 'hyf'])
  })

  it('[WRK-100] are letters alone', () => {
    expect([' ＨＹＦ ', 'hyf', '30215', '会议', 'a1', ''].map(looksLikeInitials)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('completing by them', () => {
  const offered = (sheet: string, column: string, query: string) => {
    const found = TEMPLATE_2022.sheets.find(({ id }) => id === sheet)?.columns.find(({ id }) => id === column)
    if (found === undefined) throw new Error(`no column ${column}`)
    return listOptions(found, query, context).map(({ label, detail }) => `${label} ${detail}`.trim())
  }

  it('[WRK-101] codes, choices and projects are found by initials, names that begin with them first', () => {
    expect(offered('basic', 'code', 'hyf')).toEqual(['30215 会议费'])
    expect(offered('functional', 'code', 'xzyx')[0]).toBe('2080101 行政运行')
    expect(offered('basic', 'code', 'GWYYLBZ')).toContain('30111 公务员医疗补助缴费')
    const all = offered('basic', 'code', 'ylf')
    expect(all[0]).toMatch(/医疗费/)
    expect(offered('projects', 'class', 'tdmb')).toEqual(['特定目标类'])
    expect(offered('procurement', 'project', 'sbkfx')).toEqual(['社保卡发行'])
  })
})
