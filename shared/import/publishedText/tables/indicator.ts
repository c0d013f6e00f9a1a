import type { IndicatorLine } from '../document.ts'
import { filledCells, type SourceLine } from '../lines.ts'

const LEVEL1 = /^(产出|完成|效益|满意度)指标$/
const LEVEL2 = /^(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|服务对象|满意度)(指标)?$/
const NOTHING = /^-+$/

/** What the lines above have said, for lines that only continue it. */
export interface IndicatorPlace {
  level1: string
  level2: string
}

/**
 * Reads the indicators of a line. In the text of a PDF its labels slip from column to column, so it is read by its words:
 * labels of the first and second level, then one indicator with its value, or two (mid-term and year).
 * @returns none for a line of labels alone; `shifted` where the words did not come in pairs
 */
export function readIndicators(
  line: SourceLine,
  place: IndicatorPlace,
): { readonly indicators: IndicatorLine[]; readonly shifted: boolean } {
  const content: string[] = []
  const labels: string[] = []
  for (const cell of filledCells(line)) {
    const word = cell.replace(/\s+/g, '')
    if (word === '绩效指标' || NOTHING.test(word)) continue
    if (LEVEL1.test(word)) {
      place.level1 = word
      place.level2 = ''
    } else if (LEVEL2.test(word)) labels.push(word)
    else content.push(cell)
  }
  const last = labels.at(-1)
  if (last !== undefined) {
    const isSplit = labels.at(-2) === '服务对象' && last === '满意度'
    place.level2 = isSplit ? '服务对象满意度' : last
  }
  const of = (term: IndicatorLine['term'], level3: string, value: string): IndicatorLine => ({
    term,
    level1: place.level1,
    level2: place.level2,
    level3,
    value,
  })
  const [a = '', b = '', c = '', d = ''] = content
  switch (content.length) {
    case 0:
      return { indicators: [], shifted: false }
    case 1:
      return { indicators: [isValue(a) ? of('year', '', a) : of('year', a, '')], shifted: true }
    case 2:
      return { indicators: [of('year', a, b)], shifted: false }
    case 4:
      return { indicators: [of('midTerm', a, b), of('year', c, d)], shifted: false }
    default:
      return { indicators: [of('year', a, content.slice(1).join('；'))], shifted: true }
  }
}

const isValue = (text: string): boolean => /^[≥≤＞＜>]|^\d/.test(text)
