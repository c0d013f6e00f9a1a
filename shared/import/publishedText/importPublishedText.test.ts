import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importPublishedText } from './importPublishedText.ts'
import { likeness, matchProject } from './projectMatch.ts'

const COVER = ['某市某局', '2022年部门预算', '日期：2022年 01 月 25 日']
const T02 = [
  '部门预算支出总表',
  '单位名称：某市某局',
  '单位：万元',
  '功能科目编码（类 款项）\t单位代码\t项目\t合计\t基本支出\t项目支出\t上缴上级支出\t对附属单位补助支出',
  '\t\t单位名称（科目名称）',
  '\t\t合计\t1.00\t1.00',
  '888001\t\t某局机关\t1.00\t1.00',
  '2080101\t888001\t行政运行\t1.00\t1.00',
]
const messages = (lines: readonly string[]): readonly string[] => {
  const result = importPublishedText(lines.join('\n'))
  return result.ok ? [] : result.error.map(({ message }) => message)
}
const withLine = (index: number, line: string): string[] => [...COVER, ...T02.with(index, line)]

describe('the import of a published budget', () => {
  it('[IMP-3] says of a malformed amount where it stands', () =>
    expect(messages(withLine(7, '2080101\t888001\t行政运行\t1.0O\t1.00'))).toContain(
      '第 11 行（部门预算支出总表）：“1.0O”不是数字',
    ))

  it('[IMP-3] says of an unknown code where it stands', () =>
    expect(messages(withLine(7, '2089998\t888001\t行政运行\t1.00\t1.00'))).toContain(
      '第 11 行（部门预算支出总表）：功能科目表中没有“2089998 行政运行”',
    ))

  it('[IMP-3] says of a line with a column too many where it stands', () =>
    expect(messages(withLine(7, '2080101\t888001\t行政运行\t1.00\t1.00\t\t\t\t9.00'))).toContain(
      '第 11 行（部门预算支出总表）：应为 8 列，实为 9 列',
    ))

  it('[IMP-4] names every table that a document lacks, and imports nothing', () => {
    const found = messages([...COVER, ...T02])
    expect(found).toContain('文件中没有《政府采购预算表》')
    expect(found.filter((message) => message.startsWith('文件中没有'))).toHaveLength(10)
  })

  it.each([
    ['PK\u0003\u0004\u0000\u0000', '文件不是文本，或编码不是 UTF-8'],
    ['', '封面没有年度（如“2022年部门预算”）'],
    ['某市某局\n1999年部门预算', '没有 1999 年的预算模板'],
  ])('[IMP-5] refuses %j in one sentence', (text, message) => expect(messages([text])).toEqual([message]))

  it('[IMP-5] never throws, whatever the text', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...COVER, ...T02, '总体目标', '绩效指标\t产出指标', '\t\t')), (lines) => {
        expect(typeof importPublishedText(lines.join('\n')).ok).toBe('boolean')
      }),
    ))

  it('[IMP-6] finds a project by its name, else by the one that is clearly most like it', () => {
    const projects = [{ name: '人力资源招聘工作经费' }, { name: '党建工作经费' }, { name: '食堂运行经费' }]
    expect(matchProject('党建工作 经费', projects, () => false)).toMatchObject({ kind: 'exact' })
    expect(matchProject('人力资源招募工作经费', projects, () => false)).toMatchObject({
      kind: 'near',
      project: { name: '人力资源招聘工作经费' },
    })
    expect(matchProject('东西部劳务协作', projects, () => false)).toBeNull()
  })

  it('[IMP-6] likeness is symmetric and between 0 and 1', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const score = likeness(a, b)
        expect(score).toBe(likeness(b, a))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
      }),
    ))
})
