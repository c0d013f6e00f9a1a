import { expect, it } from 'vitest'
import { cellText, columnTitle, placeOf, placeOfKey } from './cellText.ts'

const column = (sheet: string, id: string) => {
  const place = placeOf(sheet, id)
  if (place === null) throw new Error(`no column ${sheet}.${id}`)
  return place.column
}

it('[UIX-15] a single cell is shown with every digit, so that a change of one 分 is seen', () => {
  expect(cellText(column('basic', 'amount'), '3642500.00')).toBe('364.25')
  expect(cellText(column('basic', 'amount'), '3642500.01')).toBe('364.250001')
})

it('[UIX-15] codes are shown with their names, choices by their labels, ticks in words', () => {
  expect(cellText(column('functional', 'code'), '2080101')).toMatch(/^2080101 行政运行/)
  expect(cellText(column('projects', 'class'), 'operating')).toBe('其他运转类')
  expect(cellText(column('performanceForms', 'newProject'), '1')).toBe('是')
  expect(cellText(column('performanceForms', 'project'), 'projects.p1', () => '党建工作经费')).toBe('党建工作经费')
})

it('[UIX-15] a column is called by its group too; a cell of no template has no place', () => {
  expect(columnTitle(column('performanceForms', 'yearTotal'))).toBe('年度资金·总额')
  expect(placeOfKey('nosuch.a:b')).toBeNull()
  expect(placeOfKey('basic.b30101:amount')?.sheet.title).toBe('基本支出·经济')
})
