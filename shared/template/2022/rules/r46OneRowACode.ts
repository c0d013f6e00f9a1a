import type { Rule, Severity } from '../../../checks/rule.ts'
import { side } from './parts.ts'

/** Two rows of one 科目: by function, the projects of the code would be shown with each of them. */
const once = (sheet: string, title: string, digits: number, severity: Severity): Rule => ({
  id: 'R46',
  part: sheet,
  title: `${title}：一个科目一行`,
  explain: `“${title}”中同一科目应只占一行，请合并。`,
  severity,
  each: { over: 'codes', digits, in: [{ sheet, column: 'code' }], of: 'units' },
  left: side(`“${title}”中该科目的行数`, { count: { sheet, column: 'code', where: { code: { bound: 'code' } } } }),
  relation: '≤',
  right: side('应有行数', { constant: '1' }),
  tolerance: { kind: 'exact' },
})

export const R46: readonly Rule[] = [
  once('functional', '支出·功能', 7, 'error'),
  // Nothing is counted twice there, and two lines may have two bases of calculation.
  once('basic', '基本支出·经济', 5, 'warning'),
]
