import type { Observation, WordRule } from '../../../checks/rule.ts'
import { classificationsOf } from '../../../classification/lookup.ts'
import type { RowSource, UnitRow } from '../../../consolidation/rowSource.ts'
import { type NarrativeItem, narrativeItems } from '../../../import/publishedText/narrativeItems.ts'
import { likeness, matchProject } from '../../../import/publishedText/projectMatch.ts'
import { Exact } from '../../../money/exact.ts'
import { roundingAllowance } from '../../../money/roundingDifference.ts'
import { cellKey } from '../../../section/cellKey.ts'
import { PROJECT_FUNDS } from '../sheets/projects.ts'
import { NOTHING, ofCell, sameName } from './words.ts'

const FUNDS = PROJECT_FUNDS.map(({ id }) => id)

interface LedgerProject {
  readonly row: UnitRow
  readonly name: string
  readonly amount: Exact | null
}

/** An item of the narrative with the project that it means. */
interface NamedProject {
  readonly item: NarrativeItem
  readonly project: LedgerProject | null
}

const amountOf = ({ cells }: UnitRow): Exact | null => {
  const amounts = FUNDS.flatMap((fund) => cells[fund] ?? [])
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0))
}

const projectsOf = (source: RowSource, className: string): LedgerProject[] =>
  source
    .rows(undefined, 'projects')
    .filter(({ cells }) => cells['class'] === className)
    .map((row) => ({ row, name: row.cells['name'] ?? '', amount: amountOf(row) }))

/** The projects that a narrative names; a heading («市社保局:») says of which unit. */
function namedProjects(content: string, projects: readonly LedgerProject[], source: RowSource): NamedProject[] {
  const units = new Map<string, string | null>()
  return narrativeItems(content).map((item) => {
    const known = units.get(item.heading ?? '')
    const unit = known === undefined ? unitMeant(item.heading, source) : known
    units.set(item.heading ?? '', unit)
    const candidates = unit === null ? projects : projects.filter(({ row }) => row.unit === unit)
    const match = matchProject(item.name, candidates, ({ amount }) => amount?.equals(item.amount) === true)
    return { item, project: match?.project ?? null }
  })
}

/** The unit that a heading means: the one most like it; null where none is, or two are equally. */
function unitMeant(heading: string | null, { input }: RowSource): string | null {
  if (heading === null) return null
  const [best, next] = input.units
    .map(({ code, name }) => ({ code, score: likeness(heading, name) }))
    .sort((a, b) => b.score - a.score)
  return best !== undefined && best.score > (next?.score ?? 0) ? best.code : null
}

const inClass = (source: RowSource, unit: string | undefined, classes: readonly string[]): UnitRow[] =>
  unit !== source.input.department.code
    ? []
    : source
        .rows(unit, 'overallTasks')
        .filter(
          ({ cells }) => classes.includes(cells['class'] ?? '') && narrativeItems(cells['content'] ?? '').length > 0,
        )

const place = (row: UnitRow) => ({ unit: row.unit, id: row.id })

/** Economic lines named in the words of the public funds. */
function* publicFunds(task: UnitRow, source: RowSource): Iterable<Observation> {
  const economic = classificationsOf(source.template.year)?.economic
  if (economic === undefined) return
  const named = new Map(
    narrativeItems(task.cells['content'] ?? '').map((item) => [economic.byName(item.name)?.code, item]),
  )
  const lines = source.rows(undefined, 'basic').filter(({ cells }) => /^(302|310)/.test(cells['code'] ?? ''))
  const codes = new Set([...named.keys(), ...lines.map(({ cells }) => cells['code'])])
  for (const code of [...codes].sort()) {
    const item = code === undefined ? undefined : named.get(code)
    const own = lines.filter(({ cells }) => cells['code'] === code && cells['amount'] !== undefined)
    if (code === undefined || (item === undefined && own.length === 0)) continue
    const sum = own.reduce((total, { cells }) => total.plus(cells['amount'] ?? 0), new Exact(0))
    // The narrative is printed in 万元: what it says was rounded, and so were the lines where they came from print.
    const allowed = source.rounded(undefined) ? roundingAllowance('across', own.length) : new Exact(50)
    yield {
      part: `public-${code}`,
      row: place(task),
      amounts: true,
      agrees: item !== undefined && own.length > 0 && sum.minus(item.amount).abs().lessThanOrEqualTo(allowed),
      tell: () => ({
        left: item === undefined ? { ...ofCell(task, 'content'), value: null } : ofCell(task, 'content', item.amount),
        right: {
          value: own.length === 0 ? null : sum.toFixed(2),
          cells: own.map((row) => ({
            unit: row.unit,
            cell: cellKey(row.id, 'amount'),
            value: row.cells['amount'] ?? '',
          })),
        },
        ...(item === undefined ? { says: `文字没有写 ${code} ${economic.name(code) ?? ''}，基本支出中有` } : {}),
      }),
    }
  }
}

/** Projects named in the words of their class. */
function* projectsNamed(task: UnitRow, source: RowSource): Iterable<Observation> {
  const projects = projectsOf(source, task.cells['class'] ?? '')
  const named = namedProjects(task.cells['content'] ?? '', projects, source)
  for (const [index, { item, project }] of named.entries()) {
    if (project !== null) continue
    yield {
      part: `unknown-${index + 1}`,
      row: place(task),
      amounts: true,
      agrees: false,
      tell: () => ({
        left: ofCell(task, 'content', item.amount),
        right: NOTHING,
        says: `文字写有“${item.name}”，项目支出表中没有这一项目`,
      }),
    }
  }
  for (const project of projects) {
    const item = named.find((one) => one.project === project)?.item
    const cells = FUNDS.flatMap((fund) =>
      project.row.cells[fund] === undefined ? [] : ofCell(project.row, fund).cells,
    )
    if (item === undefined && project.amount === null) continue
    const unit = source.unitName(project.row.unit) ?? project.row.unit
    yield {
      part: `project-${project.row.unit}-${project.row.id}`,
      row: place(task),
      amounts: true,
      agrees: item !== undefined && project.amount?.equals(item.amount) === true,
      tell: () => ({
        left: item === undefined ? { ...ofCell(task, 'content'), value: null } : ofCell(task, 'content', item.amount),
        right: { value: project.amount?.toFixed(2) ?? null, cells },
        ...(item === undefined ? { says: `文字没有写${unit}的“${project.name}”，项目支出表中有` } : {}),
      }),
    }
  }
}

export const R17: WordRule = {
  id: 'R17',
  title: '文字所述金额 = 明细',
  explain: '整体支出绩效目标表文字中列出的科目、项目和金额应与各单位预算一致，并且写全。',
  severity: 'warning',
  over: 'sections',
  leftLabel: '文字所述',
  rightLabel: '各单位预算',
  *examine(source, unit) {
    for (const task of inClass(source, unit, ['public'])) yield* publicFunds(task, source)
    for (const task of inClass(source, unit, ['operating', 'specific'])) yield* projectsNamed(task, source)
  },
}

/** From so much alike names are meant for one thing. */
const NEAR = 0.55

/** How a name is meant for another one: a slip of words, or another name altogether. */
const nearness = (a: string, b: string): string => (likeness(a, b) >= NEAR ? '名称相近，不完全相同' : '名称不同')

const PRINTED_BY = [
  { sheet: 'performanceForms', title: '绩效目标表' },
  { sheet: 'procurement', title: '政府采购表' },
  { sheet: 'purchasedServices', title: '购买服务表' },
] as const

export const R21: WordRule = {
  id: 'R21',
  title: '同一项目名称一致',
  explain:
    '同一项目在项目支出、政府采购、购买服务、绩效目标和文字说明中应使用同一名称，特定目标类项目应有绩效目标表：否则读者对不上是不是同一笔钱。',
  severity: 'warning',
  over: 'sections',
  leftLabel: '此处名称',
  rightLabel: '项目支出表名称',
  *examine(source, unit) {
    for (const { sheet, title } of PRINTED_BY) {
      const seen = new Set<string>()
      for (const row of source.rows(unit, sheet)) {
        const project = source.row(row.unit, row.cells['project'] ?? '')
        const printed = row.cells['printedName']
        if (project === null || seen.has(`${project.id}|${printed}`)) continue
        seen.add(`${project.id}|${printed}`)
        const name = project.cells['name'] ?? ''
        yield {
          part: sheet,
          row: place(row),
          agrees: printed === undefined || sameName(printed, name),
          tell: () => ({
            left: ofCell(row, printed === undefined ? 'project' : 'printedName', printed ?? name),
            right: ofCell(project, 'name'),
            says: `${title}中称“${printed ?? name}”，项目支出表中称“${name}”（${nearness(printed ?? name, name)}）`,
          }),
        }
      }
    }
    for (const row of source.rows(unit, 'projects')) {
      if (row.cells['class'] !== 'specific') continue
      const [form] = source.referring(row.unit, 'performanceForms', 'project', row.id)
      yield {
        part: 'missing-form',
        row: place(row),
        agrees: form !== undefined,
        tell: () => ({ left: NOTHING, right: ofCell(row, 'name'), says: '特定目标类项目没有绩效目标表' }),
      }
    }
    for (const task of inClass(source, unit, ['operating', 'specific'])) {
      const projects = projectsOf(source, task.cells['class'] ?? '')
      for (const { item, project } of namedProjects(task.cells['content'] ?? '', projects, source)) {
        if (project === null) continue
        yield {
          part: `narrative-${project.row.unit}-${project.row.id}`,
          row: place(task),
          agrees: sameName(item.name, project.name),
          tell: () => ({
            left: ofCell(task, 'content', item.name),
            right: ofCell(project.row, 'name'),
            says: `文字中称“${item.name}”，项目支出表中称“${project.name}”（${nearness(item.name, project.name)}）`,
          }),
        }
      }
    }
  },
}
