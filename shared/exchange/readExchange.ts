import type { z } from 'zod'
import { classificationsOf } from '../classification/lookup.ts'
import type { Ceiling } from '../consolidation/ceiling.ts'
import type { PrintedFigure } from '../consolidation/publishedTable.ts'
import { formatAmount, normaliseNumber, parseYuan } from '../money/amount.ts'
import { err, ok, type Result } from '../result.ts'
import type { Template } from '../template/template.ts'
import { templateOf } from '../template/templates.ts'
import { canonicalOfUnit } from './amountWithUnit.ts'
import { BudgetExchange } from './budgetExchange.ts'
import type { ExchangedBudget, ExchangedSection, ExchangeError } from './exchangedBudget.ts'
import { readSection } from './readSection.ts'
import { isPrintedAmount } from './writeExchange.ts'

/**
 * Reads a budget in the exchange format.
 * Everything is checked against the template of its year, and nothing is read by halves. Never throws.
 * @returns the budget, or every place that can't be understood
 */
export function readExchange(text: string): Result<ExchangedBudget, readonly ExchangeError[]> {
  const json = parsed(text)
  if (!json.ok) return json
  const shape = BudgetExchange.safeParse(json.value)
  if (!shape.success) return err(shape.error.issues.map(issueError))
  const template = templateOf(shape.data.year)
  const lists = classificationsOf(shape.data.year)
  if (template === null || lists === null) return err([at('year', `没有 ${shape.data.year} 年的预算模板`)])
  const errors: ExchangeError[] = []
  const { year, round, department, units } = shape.data
  const budget: ExchangedBudget = {
    year,
    round: round ?? null,
    department,
    units,
    sections: sectionsOf(shape.data, template, errors),
    printed: (shape.data.printed ?? []).flatMap((figure, index) => printedOf(figure, index, template, errors)),
    ceilings: (shape.data.ceilings ?? []).flatMap((ceiling, index) => ceilingOf(ceiling, index, shape.data, errors)),
  }
  refuseRepeated(shape.data, errors)
  return errors.length === 0 ? ok(budget) : err(errors)
}

const at = (path: string, message: string): ExchangeError => ({ path, message })

function parsed(text: string): Result<unknown, readonly ExchangeError[]> {
  try {
    return ok(JSON.parse(text.replace(/^\ufeff/, '')) as unknown)
  } catch (error) {
    return err([at('', `不是 JSON：${error instanceof Error ? error.message : String(error)}`)])
  }
}

/** One sentence for what the shape of a file lacks. */
function issueError(issue: z.core.$ZodIssue): ExchangeError {
  return at(pathOf(issue.path), sentenceOf(issue))
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('')

function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string' ? '应为文字（金额也写成文字，如 "30.00 万元"）' : `应为 ${issue.expected}`
    case 'unrecognized_keys':
      return `不认识的项：${issue.keys.join('、')}`
    case 'invalid_value':
      return `应为 ${issue.values.map((value) => JSON.stringify(value)).join(' 或 ')}`
    case 'invalid_format':
      return '代码应为 1 至 20 位数字或字母'
    case 'too_small':
      return '太小、太短或没有填'
    case 'too_big':
      return '太大或太长'
    default:
      return '不符合格式'
  }
}

/** Whether a text is meant to be of this format, so that it is read by its rules and not as a published text. */
export const looksLikeExchange = (text: string): boolean => /^\ufeff?\s*\{/.test(text)

function sectionsOf(budget: BudgetExchange, template: Template, errors: ExchangeError[]): readonly ExchangedSection[] {
  const { units, department } = budget
  const codes = [...units, department].map(({ code }) => code)
  for (const [index, code] of codes.entries()) {
    if (codes.indexOf(code) === index) continue
    errors.push(at(index < units.length ? `units[${index}].code` : 'department.code', `代码 ${code} 重复`))
  }
  const seen = new Set<string>()
  const sections = budget.sections.flatMap((section, index) => {
    const path = `sections[${index}]`
    if (!codes.includes(section.unit)) errors.push(at(`${path}.unit`, `单位 ${section.unit} 不在 units 中`))
    if (seen.has(section.unit)) errors.push(at(`${path}.unit`, `单位 ${section.unit} 有两个分册`))
    seen.add(section.unit)
    return [readSection(section, section.unit === department.code ? 'department' : 'unit', template, path, errors)]
  })
  const order = new Map(codes.map((code, index) => [code, index]))
  return sections.toSorted((a, b) => (order.get(a.unitCode) ?? 0) - (order.get(b.unitCode) ?? 0))
}

/** Of two ceilings in one place nobody says which one counts. */
function refuseRepeated({ ceilings = [] }: BudgetExchange, errors: ExchangeError[]): void {
  const seen = new Set<string>()
  for (const [index, { unit, kind }] of ceilings.entries()) {
    const place = `${unit ?? ''}|${kind}`
    if (seen.has(place)) errors.push(at(`ceilings[${index}]`, '这一控制数重复'))
    seen.add(place)
  }
}

function printedOf(
  figure: NonNullable<BudgetExchange['printed']>[number],
  index: number,
  template: Template,
  errors: ExchangeError[],
): readonly PrintedFigure[] {
  const path = `printed[${index}]`
  const { table: id, copy, row, column, value, text, line = index + 1 } = figure
  const table = template.tables.find((candidate) => candidate.id === id)
  if (table === undefined || table.columns.every((candidate) => candidate.id !== column)) {
    errors.push(at(path, `${template.year} 年的模板中没有 ${id} 的 ${column} 列`))
    return []
  }
  const isAmount = isPrintedAmount(template, id, column)
  const canonical = value === null ? null : isAmount ? canonicalOfUnit(value) : normaliseNumber(value)
  if (value !== null && canonical === null) {
    errors.push(at(`${path}.value`, isAmount ? notAnAmount(value) : `“${value}”不是数字`))
    return []
  }
  const amount = canonical === null ? null : parseYuan(canonical)
  const shown = amount?.ok === true && isAmount ? formatAmount(amount.value, table.unit, table.decimals) : canonical
  return [{ table: id, copy, row, column, value: canonical, text: text ?? shown ?? '', line }]
}

function ceilingOf(
  { unit, kind, amount }: NonNullable<BudgetExchange['ceilings']>[number],
  index: number,
  { units }: BudgetExchange,
  errors: ExchangeError[],
): readonly Ceiling[] {
  const path = `ceilings[${index}]`
  if (unit !== null && units.every(({ code }) => code !== unit)) {
    errors.push(at(`${path}.unit`, `单位 ${unit} 不在 units 中`))
  }
  const canonical = canonicalOfUnit(amount)
  if (canonical === null) errors.push(at(`${path}.amount`, notAnAmount(amount)))
  else if (canonical.startsWith('-')) errors.push(at(`${path}.amount`, '控制数不能是负数'))
  return canonical === null ? [] : [{ unit, kind, amount: canonical }]
}

const notAnAmount = (text: string): string => `“${text}”不是带单位的金额，应如 "30.00 万元" 或 "300000.00 元"`
