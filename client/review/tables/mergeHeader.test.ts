import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeHeader } from './mergeHeader.ts'

const shown = (headers: string[][]) =>
  mergeHeader(headers).map((row) => row.map(({ text, colSpan, rowSpan }) => `${text} ${colSpan}×${rowSpan}`))

it('[UIX-12] the head of the table of basic expenditure is merged as it is published', () => {
  const headers = [
    ['单位代码'],
    ['单位名称（部门预算经济科目）'],
    ['基本支出', '合计'],
    ['基本支出', '人员经费', '工资福利支出'],
    ['基本支出', '人员经费', '对个人和家庭的补助'],
    ['基本支出', '公用经费'],
  ]
  expect(shown(headers)).toEqual([
    ['单位代码 1×3', '单位名称（部门预算经济科目） 1×3', '基本支出 4×1'],
    ['合计 1×2', '人员经费 2×1', '公用经费 1×2'],
    ['工资福利支出 1×1', '对个人和家庭的补助 1×1'],
  ])
})

it('[UIX-12] both sides of a table keep columns of the same name apart', () => {
  const headers = [
    ['收入', '项目'],
    ['收入', '预算数'],
    ['支出', '项目'],
    ['支出', '预算数'],
  ]
  expect(shown(headers)).toEqual([
    ['收入 2×1', '支出 2×1'],
    ['项目 1×1', '预算数 1×1', '项目 1×1', '预算数 1×1'],
  ])
})

const header = fc.array(fc.constantFrom('甲', '乙', '丙'), { minLength: 1, maxLength: 4 })

it('[UIX-13] the cells of a head cover every column of every row exactly once', () => {
  fc.assert(
    fc.property(fc.array(header, { minLength: 1, maxLength: 8 }), (headers) => {
      const rows = mergeHeader(headers)
      const covered = rows.flatMap((row, level) =>
        row.flatMap(({ column, colSpan, rowSpan }) =>
          Array.from(
            { length: colSpan * rowSpan },
            (_, at) => `${level + Math.floor(at / colSpan)}/${column + (at % colSpan)}`,
          ),
        ),
      )
      const all = rows.flatMap((_, level) => headers.map((_, column) => `${level}/${column}`))
      expect(covered.toSorted()).toEqual(all.toSorted())
    }),
  )
})

it('[UIX-13] every column has exactly one cell that names it alone', () => {
  fc.assert(
    fc.property(fc.array(header, { minLength: 1, maxLength: 8 }), (headers) => {
      const leaves = mergeHeader(headers)
        .flat()
        .filter(({ leaf }) => leaf)
      expect(leaves.map(({ column }) => column).toSorted((a, b) => a - b)).toEqual(headers.map((_, column) => column))
      for (const { column, text } of leaves) expect(text).toBe(headers[column]?.at(-1))
    }),
  )
})
