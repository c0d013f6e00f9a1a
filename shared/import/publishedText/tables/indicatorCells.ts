import type { FilledCell, SourceLine } from '../lines.ts'
import { placedCells } from '../lines.ts'

/** What a filled cell of an indicator's line is. */
export interface IndicatorCell extends FilledCell {
  readonly is: 'level1' | 'level2' | 'void' | 'text'
}

const LEVEL1 = /^(产出|完成|项目完成|效益|项目效益|满意度)指标$/
const LEVEL2 =
  /^(数量|质量|时效|(经济|社会|生态环境)?成本|(经济|社会|生态)效益|可持续(影响|发展)|(服务|帮扶)对象(满意度)?)(指标)?$/
/** What is printed for «there is none». */
const VOID = /^[-—–/]+$/
/** The words down the left side of the table. */
const SIDE = /^(年度)?绩效指标$/

/**
 * Tells the cells of an indicator's line apart by their words. A label that print has cut in two («服务对象», «满意度»)
 * is one cell; `满意度` by itself is no label but an indicator.
 */
export function indicatorCells(line: SourceLine): readonly IndicatorCell[] {
  const cells: IndicatorCell[] = []
  for (const { at, text } of placedCells(line)) {
    const word = text.normalize('NFKC').replace(/\s+/gu, '')
    const before = cells.at(-1)
    if (SIDE.test(word)) continue
    if (word === '满意度' && before?.is === 'level2' && before.text.endsWith('对象')) {
      cells[cells.length - 1] = { ...before, text: before.text + word }
    } else if (LEVEL1.test(word)) cells.push({ at, text: word, is: 'level1' })
    else if (LEVEL2.test(word)) cells.push({ at, text: word, is: 'level2' })
    else cells.push({ at, text, is: VOID.test(word) ? 'void' : 'text' })
  }
  return cells
}
