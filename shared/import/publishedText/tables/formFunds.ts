import type { ColumnId } from '../../../template/ids.ts'
import type { FilledCell, SourceLine } from '../lines.ts'

/** An amount of a performance form as printed, without its unit. */
export interface FormAmount {
  readonly line: SourceLine
  readonly column: ColumnId
  /** Empty where none is printed. */
  readonly text: string
}

/** The words before an amount; two columns where mid-term and year stand side by side. */
const PATTERNS: readonly { readonly pattern: RegExp; readonly columns: readonly ColumnId[] }[] = [
  { pattern: /^中长期资金总额:?(.*?)万元$/, columns: ['midTermTotal'] },
  { pattern: /^年度资金总额:?(.*?)万元$/, columns: ['yearTotal'] },
  { pattern: /^(?:其中:?)?财政拨款:?(.*?)万元$/, columns: ['midTermFiscal', 'yearFiscal'] },
  { pattern: /^其他资金:?(.*?)万元$/, columns: ['midTermOther', 'yearOther'] },
  {
    pattern: /^年度资金中:?政府采购:?(.*?)万元\(政府购买服务:?(.*?)万元\)$/,
    columns: ['procurement', 'purchasedServices'],
  },
  { pattern: /^(?:延续项目)?以前年度预算安排:?(.*?)万元$/, columns: ['priorYear'] },
]
const SIDE_BY_SIDE: readonly ColumnId[] = ['midTermFiscal', 'midTermOther']

/**
 * Reads a cell of the funds of a form, such as «其中：财政拨款 30 万元».
 * @param yearAt the column where the year's funds begin
 * @returns the amounts, or null where the cell says something else
 */
export function readFunds(line: SourceLine, { at, text }: FilledCell, yearAt: number): readonly FormAmount[] | null {
  const words = plain(text)
  for (const { pattern, columns } of PATTERNS) {
    const match = pattern.exec(words)
    if (match === null) continue
    const [first = ''] = columns
    if (SIDE_BY_SIDE.includes(first)) {
      return [{ line, column: (at < yearAt ? columns[0] : columns[1]) ?? first, text: match[1] ?? '' }]
    }
    return columns.map((column, index) => ({ line, column, text: match[index + 1] ?? '' }))
  }
  return null
}

/** Whether the year's funds begin in this cell. */
export const isYearTotal = (text: string): boolean => plain(text).startsWith('年度资金总额')

const SOURCES: readonly { readonly column: ColumnId; readonly pattern: RegExp }[] = [
  { column: 'sourceTotal', pattern: /^合计(.*)$/ },
  { column: 'sourceGeneral', pattern: /^1\.一般公共预算收入(.*)$/ },
  { column: 'sourceGovFund', pattern: /^2\.政府性基金预算收入(.*)$/ },
  { column: 'sourceStateCapital', pattern: /^3\.国有资本经营预算收入(.*)$/ },
  { column: 'sourceSocialInsurance', pattern: /^4\.社会保险基金收入(.*)$/ },
  { column: 'sourceOther', pattern: /^5\.其他收入(.*)$/ },
]

/** The source that a cell names, with the amount behind its name, if any; null where it names none. */
export function readSource(line: SourceLine, { text }: FilledCell): FormAmount | null {
  const words = plain(text)
  for (const { column, pattern } of SOURCES) {
    const match = pattern.exec(words)
    if (match !== null) return { line, column, text: withoutUnit(match[1] ?? '') }
  }
  return null
}

/** An amount that stands below the name of its source: «30万元». */
export const withoutUnit = (text: string): string => plain(text).replace(/^:/, '').replace(/万元$/, '')

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
