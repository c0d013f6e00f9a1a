import { comparableName } from '../../classification/lookup.ts'
import { type AmountYuan, canonicalYuan } from '../../money/amount.ts'
import { Exact } from '../../money/exact.ts'
import { PRINTED_STEP_YUAN } from '../../money/roundingDifference.ts'
import { type RowId, rowId } from '../../section/cellKey.ts'
import type { SectionSnapshot, SnapshotRow } from '../../section/snapshot.ts'
import type { ColumnId, SheetId } from '../../template/ids.ts'
import type { Template } from '../../template/template.ts'
import type { FormLine, ItemLine, ProjectLine, PublishedDocument } from './document.ts'
import { matchProject } from './projectMatch.ts'
import type { Reader } from './reader.ts'

interface Project extends ProjectLine {
  readonly id: RowId
}

/** Fills the units' sections and the department's own out of the leaf lines of a document. */
export function fillSections(
  document: PublishedDocument,
  departmentCode: string,
  template: Template,
  reader: Reader,
): SectionSnapshot[] {
  const projects = identified(document.projects)
  const forms = document.forms.map((form) => ({ form, project: projectOfForm(form, projects, reader) }))
  const income = incomeByUnit(document, reader)

  const units = document.units.map(({ code }): SectionSnapshot => {
    const own = projects.filter(({ unit }) => unit === code)
    const ownForms = forms.filter(({ project }) => project?.unit === code)
    const rows = [
      ...seeded(template, 'income', (cells) => amountCell(cells['source'] === income.source ? income.of(code) : null)),
      ...document.functional
        .filter((line) => line.unit === code)
        .map((line) =>
          row('functional', `c${line.code}`, {
            code: line.code,
            ...amountCell(line.basic, 'basic'),
            ...amountCell(line.remittance, 'remittance'),
            ...amountCell(line.subsidy, 'subsidy'),
          }),
        ),
      ...document.economic
        .filter(({ unit }) => unit === code)
        .map((line) => row('basic', `c${line.code}`, { code: line.code, ...amountCell(line.amount) })),
      ...own.map((project) =>
        projectRow(project, ownForms.find((one) => one.project === project)?.form, document, reader),
      ),
      ...seeded(template, 'threePublic', (cells) =>
        amountCell(
          document.threePublic.find(({ unit, item }) => unit === code && item === cells['item'])?.amount ?? null,
        ),
      ),
      ...itemRows('procurement', 'T09', document.procurement, code, own, reader),
      ...itemRows('purchasedServices', 'T10', document.services, code, own, reader),
      ...ownForms.flatMap(({ form, project }, index) => (project === null ? [] : formRows(form, project, index))),
    ]
    return { unitCode: code, kind: 'unit', precision: 'wan', rows }
  })
  return [...units, departmentSection(document, departmentCode, template)]
}

const row = (sheet: SheetId, local: string, cells: Readonly<Record<ColumnId, string>>): SnapshotRow => ({
  id: rowId(sheet, local),
  sheet,
  cells: Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== '')),
})

const numbered = (letter: string, index: number): string => `${letter}${String(index + 1).padStart(2, '0')}`

const amountCell = (amount: string | null, column: ColumnId = 'amount'): Record<ColumnId, string> =>
  amount === null ? {} : { [column]: amount }

/** The seeded rows of a fixed sheet, each with what it gets besides. */
function seeded(
  template: Template,
  sheet: SheetId,
  more: (cells: Readonly<Record<ColumnId, string>>) => Record<ColumnId, string>,
): SnapshotRow[] {
  const rows = template.sheets.find(({ id }) => id === sheet)?.seededRows ?? []
  return rows.map(({ id, cells }) => row(sheet, id, { ...cells, ...more(cells) }))
}

/** Gives each project its row id, numbered inside its unit. */
function identified(lines: readonly ProjectLine[]): Project[] {
  const counts = new Map<string, number>()
  return lines.map((line) => {
    const index = counts.get(line.unit) ?? 0
    counts.set(line.unit, index + 1)
    return { ...line, id: rowId('projects', numbered('p', index)) }
  })
}

function projectOfForm(form: FormLine, projects: readonly Project[], reader: Reader): Project | null {
  const total = form.cells['yearTotal']
  const match = matchProject(form.project, projects, ({ amount }) => amount !== null && amount === total)
  if (match === null) reader.note(form.line, 'T12', 'no-project', `没有找到项目“${form.project}”，该绩效目标表未导入`)
  else if (match.kind === 'near') reader.note(form.line, 'T12', 'near-name', nearName(form.project, match.project.name))
  return match?.project ?? null
}

const nearName = (printed: string, ledger: string): string => `“${printed}”按相近名称对应项目“${ledger}”`

function projectRow(
  project: Project,
  form: FormLine | undefined,
  document: PublishedDocument,
  reader: Reader,
): SnapshotRow {
  const isOperating = isNamedIn(document, 'operating', project.name)
  const isSpecific = isNamedIn(document, 'specific', project.name)
  const chosen = form !== undefined || (isSpecific && !isOperating) ? 'specific' : 'operating'
  if (!isOperating && !isSpecific) {
    reader.note(
      project.line,
      'T05',
      'project-class',
      `整体绩效目标表没有列出“${project.name}”，按${form === undefined ? '没有' : '有'}绩效目标表归类`,
    )
  }
  return row('projects', project.id.slice(project.id.indexOf('.') + 1), {
    name: project.name,
    functionalCode: project.code,
    class: chosen,
    ...amountCell(project.amount, 'general'),
    ...continuity(form),
    ...(form?.cells['priorYear'] === undefined ? {} : { priorYear: form.cells['priorYear'] }),
  })
}

/** Only an unambiguous tick says whether a project is new. */
function continuity(form: FormLine | undefined): Record<ColumnId, string> {
  const isNew = form?.cells['newProject'] === '1'
  const isContinuing = form?.cells['continuing'] === '1'
  if (isNew === isContinuing) return {}
  return { continuity: isNew ? 'new' : 'continuing' }
}

/** Whether the narrative text of a task of this class names the project. */
const isNamedIn = (document: PublishedDocument, kind: string, name: string): boolean =>
  document.overall.tasks.some(
    (task) => task['class'] === kind && comparableName(task['content'] ?? '').includes(comparableName(name)),
  )

function itemRows(
  sheet: SheetId,
  table: string,
  items: readonly ItemLine[],
  unit: string,
  projects: readonly Project[],
  reader: Reader,
): SnapshotRow[] {
  return items
    .filter((item) => item.unit === unit)
    .map((item, index) => {
      const match = matchProject(item.project, projects, () => false)
      if (match === null) reader.note(item.line, table, 'no-project', `没有找到项目“${item.project}”`)
      else if (match.kind === 'near')
        reader.note(item.line, table, 'near-name', nearName(item.project, match.project.name))
      return row(sheet, numbered('r', index), {
        ...item.cells,
        ...(match === null ? {} : { project: match.project.id }),
        ...(match?.kind === 'exact' ? {} : { printedName: item.project }),
      })
    })
}

function formRows(form: FormLine, project: Project, index: number): SnapshotRow[] {
  const local = numbered('f', index)
  const header = row('performanceForms', local, {
    ...form.cells,
    project: project.id,
    ...(comparableName(form.project) === comparableName(project.name) ? {} : { printedName: form.project }),
  })
  return [
    header,
    ...form.indicators.map((indicator, at) =>
      row('performanceIndicators', `${local}-${numbered('i', at)}`, { form: header.id, ...indicator }),
    ),
  ]
}

/**
 * Units' income is not published. Where the department has one source of income, and it is what its units spend, each
 * unit's income of that source is what it spends.
 */
function incomeByUnit(
  document: PublishedDocument,
  reader: Reader,
): { source: string | null; of: (unit: string) => string | null } {
  const sum = (amounts: readonly (string | null)[]): Exact =>
    amounts.reduce((total, amount) => total.plus(amount ?? 0), new Exact(0))
  const spent = (unit?: string): Exact =>
    sum([
      ...document.functional
        .filter((line) => unit === undefined || line.unit === unit)
        .flatMap(({ basic, remittance, subsidy }) => [basic, remittance, subsidy]),
      ...document.projects.filter((line) => unit === undefined || line.unit === unit).map(({ amount }) => amount),
    ])
  const [only, ...others] = document.income
  const allowed = PRINTED_STEP_YUAN.times(document.functional.length + document.projects.length).dividedBy(2)
  const first = document.functional[0] === undefined ? document.projects[0]?.line : undefined
  if (only === undefined || others.length > 0 || spent().minus(only[1]).abs().greaterThan(allowed)) {
    reader.notes.push({
      line: first?.number ?? 1,
      table: 'T01',
      code: 'income-unknown',
      message: '公开文件不列各单位收入，且不能由支出推得：各单位收入留空，请填写',
    })
    return { source: null, of: () => null }
  }
  reader.notes.push({
    line: first?.number ?? 1,
    table: 'T01',
    code: 'income-derived',
    message: '公开文件不列各单位收入：部门只有一种收入来源，各单位收入按其支出合计填入',
  })
  return { source: only[0], of: (unit) => canonicalYuan(spent(unit) as AmountYuan) }
}

function departmentSection(document: PublishedDocument, code: string, template: Template): SectionSnapshot {
  return {
    unitCode: code,
    kind: 'department',
    precision: 'wan',
    rows: [
      ...document.overall.tasks.map((cells, index) => row('overallTasks', numbered('t', index), cells)),
      ...seeded(template, 'overallGoals', () => ({ goal: document.overall.goal })),
      ...document.overall.indicators.map(({ level1, level2, level3, value }, index) =>
        row('overallIndicators', numbered('i', index), { level1, level2, level3, value }),
      ),
    ],
  }
}
