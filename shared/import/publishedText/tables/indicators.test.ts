import { describe, expect, it } from 'vitest'
import type { SourceLine } from '../lines.ts'
import { indicatorColumns, indicatorPlace, readIndicators } from './indicators.ts'

const line = (text: string): SourceLine => ({ number: 1, cells: text.split('|').map((cell) => cell.trim()) })
const HEADER = line('绩效指标|一级指标|二级指标|三级指标|指标值（含数字|二级指标|三级指标|指标值（含数字及文字描')
const COLUMNS = indicatorColumns(HEADER)

/** Reads lines one after another: `term level1 level2: level3 = value`. */
function read(...lines: readonly string[]): string[] {
  const place = indicatorPlace()
  return lines.flatMap((text) =>
    readIndicators(line(text), place, COLUMNS).indicators.map(
      ({ term, level1, level2, level3, value }) => `${term} ${level1} ${level2}: ${level3} = ${value}`,
    ),
  )
}
const doubt = (text: string): string | null => readIndicators(line(text), indicatorPlace(), COLUMNS).doubt

describe('the indicators of a performance form', () => {
  it('[IMP-9] finds the columns of both sides in the header', () =>
    expect(COLUMNS).toEqual({
      midTerm: { level2: 2, level3: 3, value: 4 },
      year: { level2: 5, level3: 6, value: 7 },
    }))

  it('[IMP-9] reads a line as it is printed when nothing has slipped', () => {
    const text = '|产出指标|数量指标|||数量指标|聘用人员|8人'
    expect(read(text)).toEqual(['year 产出指标 数量指标: 聘用人员 = 8人'])
    expect(doubt(text)).toBeNull()
  })

  it('[IMP-9] gives a line without labels those of the line above', () =>
    expect(read('|产出指标|数量指标|||数量指标|聘用人员|8人', '||||||档案份数|7000份')).toEqual([
      'year 产出指标 数量指标: 聘用人员 = 8人',
      'year 产出指标 数量指标: 档案份数 = 7000份',
    ]))

  it('[IMP-9] reads both sides, with the labels of each', () =>
    expect(
      read('|产出指标|数量指标|参保人数|≥49万人|质量指标|参保率|100%', '|||缴费人数|3万人||工伤人数|1万人'),
    ).toEqual([
      'midTerm 产出指标 数量指标: 参保人数 = ≥49万人',
      'year 产出指标 质量指标: 参保率 = 100%',
      'midTerm 产出指标 数量指标: 缴费人数 = 3万人',
      'year 产出指标 质量指标: 工伤人数 = 1万人',
    ]))

  it.each([
    ['可持续影响|||可持续影响|长期运行|良好||', 'year  可持续影响: 长期运行 = 良好'],
    ['||||回引就业增长率||≥5%|', 'year  : 回引就业增长率 = ≥5%'],
    ['|||||||档案份数|7000份', 'year  : 档案份数 = 7000份'],
  ])('[IMP-9] reads a line that slipped by its words: %s', (text, indicator) => {
    expect(read(text)).toEqual([indicator])
    expect(doubt(text)).toBe('此行的列与表头错位，按文字顺序读作三级指标和指标值')
  })

  it.each([
    ['|||||||100M专线', 'year  : 100M专线'.replace(': ', ':  = '), '指标值'],
    ['||||||劳动合同签订率|', 'year  : 劳动合同签订率 = ', '三级指标'],
    ['|时效指标||||时效指标||≤2万元|', 'year  时效指标:  = ≤2万元', '指标值'],
    ['满意度指标||服务对象|满意度|||服务对象|满意度|≥98%', 'year 满意度指标 服务对象满意度:  = ≥98%', '指标值'],
  ])('[IMP-9] puts a single word into the nearest column, with a note: %s', (text, indicator, as) => {
    expect(read(text)).toEqual([indicator])
    expect(doubt(text)).toContain(`按所在列读作${as}`)
  })

  it('[IMP-9] takes 满意度 for an indicator where it stands alone', () =>
    expect(read('满意度指标||服务对象满意度|||服务对象满意度|满意度|≥98%')).toEqual([
      'year 满意度指标 服务对象满意度: 满意度 = ≥98%',
    ]))

  it('[IMP-9] keeps the dashes that say that there is no such indicator', () =>
    expect(read('|效益指标|成本指标|经济效益|-----|成本指标|-----|')).toEqual([
      'midTerm 效益指标 经济效益: ----- = ',
      'year 效益指标 成本指标: ----- = ',
    ]))

  it('[IMP-9] loses no word of a line with more than a pair', () => {
    const text = '|||||数量指标|甲|乙|丙'
    expect(read(text)).toEqual(['year  数量指标: 甲 = 乙；丙'])
    expect(doubt(text)).toContain('多出的并入指标值')
  })

  it('[IMP-9] finds no indicator in a line of labels', () =>
    expect(read('|效益指标|经济效益|||经济效益|||', '绩效指标')).toEqual([]))
})
