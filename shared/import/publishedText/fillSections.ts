import { plainName } from '../../consolidation/rowKeys.ts'
import { rowId } from '../../section/cellKey.ts'
import type { SectionSnapshot, SnapshotRow } from '../../section/snapshot.ts'
import type { ColumnId, SheetId } from '../../template/ids.ts'
import type { Template } from '../../template/template.ts'
import type { FormLine, ItemLine, PublishedDocument } from './document.ts'
import { type FormOfUnit, formsOfUnits, nearName } from './formsOfUnits.ts'
import type { SourceLine } from './lines.ts'
import { classesNamed, classOfProject } from './projectClass.ts'
import { numbered, type Project, projectLedger } from './projectLedger.ts'
import { matchProject } from './projectMatch.ts'
import type { Reader } from './reader.ts'
import { responsiblePersons } from './responsiblePersons.ts'
import { type UnitIncome, unitIncome } from './unitIncome.ts'

/** A section with the line of the document that each of its rows came from. */
export interface FilledSection {
  readonly unitCode: string
  readonly kind: SectionSnapshot['kind']
  readonly rows: readonly FilledRow[]
}

export interface FilledRow {
  readonly row: SnapshotRow
  readonly table: string
  /** Null for a seeded row that nothing was printed for. */
  readonly line: SourceLine | null
}

/** Everything that the sections of the units are filled from. */
interface Filling {
  readonly document: PublishedDocument
  readonly template: Template
  readonly projects: readonly Project[]
  readonly forms: readonly FormOfUnit[]
  readonly income: UnitIncome
  readonly reader: Reader
}

/** Fills the units' sections and the department's own out of the leaf lines of a document. */
export function fillSections(
  document: PublishedDocument,
  departmentCode: string,
  template: Template,
  reader: Reader,
): readonly FilledSection[] {
  const projects = projectLedger(document.projects)
  const filling: Filling = {
    document,
    template,
    projects,
    forms: formsOfUnits(document, projects, reader),
    income: unitIncome(document, projects, reader),
    reader,
  }
  const projectCells = projectCellsOf(filling)
  const units = document.units.map(({ code }): FilledSection => {
    const rows = [
      ...incomeRows(filling, code),
      ...functionalRows(filling, code),
      ...basicRows(filling, code),
      ...projects
        .filter(({ unit }) => unit === code)
        .map((project) => filled('T05', project.line, 'projects', project.local, projectCells(project))),
      ...threePublicRows(filling, code),
      ...itemRows('procurement', 'T09', document.procurement, code, filling),
      ...itemRows('purchasedServices', 'T10', document.services, code, filling),
      ...filling.forms.filter(({ unit }) => unit === code).flatMap(formRows),
    ]
    return { unitCode: code, kind: 'unit', rows }
  })
  return [...units, departmentSection(document, departmentCode, template)]
}

function filled(
  table: string,
  line: SourceLine | null,
  sheet: SheetId,
  local: string,
  cells: Readonly<Record<ColumnId, string | null | undefined>>,
): FilledRow {
  const kept: [ColumnId, string][] = []
  for (const [column, value] of Object.entries(cells)) if (value != null && value !== '') kept.push([column, value])
  return { table, line, row: { id: rowId(sheet, local), sheet, cells: Object.fromEntries(kept) } }
}

/** The rows that a fixed sheet is seeded with. */
const seededRows = (template: Template, sheet: SheetId) =>
  template.sheets.find(({ id }) => id === sheet)?.seededRows ?? []

function incomeRows({ document, template, income }: Filling, unit: string): readonly FilledRow[] {
  return seededRows(template, 'income').map(({ id, cells }) => {
    const source = cells['source'] ?? ''
    const amount = source === income.source ? income.of(unit) : null
    return filled('T01', document.income.get(source)?.line ?? null, 'income', id, { ...cells, amount })
  })
}

const functionalRows = ({ document }: Filling, unit: string): readonly FilledRow[] =>
  document.functional
    .filter((one) => one.unit === unit)
    .map(({ line, code, basic, remittance, subsidy }) =>
      filled('T02', line, 'functional', `c${code}`, { code, basic, remittance, subsidy }),
    )

const basicRows = ({ document }: Filling, unit: string): readonly FilledRow[] =>
  document.economic
    .filter((one) => one.unit === unit)
    .map(({ line, code, amount }) => filled('T04', line, 'basic', `c${code}`, { code, amount }))

const threePublicRows = ({ document, template }: Filling, unit: string): readonly FilledRow[] =>
  seededRows(template, 'threePublic').map(({ id, cells }) => {
    const printed = document.threePublic.find((one) => one.unit === unit && one.item === cells['item'])
    return filled('T06', printed?.line ?? null, 'threePublic', id, { ...cells, amount: printed?.amount })
  })

/** The cells of a project's row: its line in the ledger, and what its performance form says of it. */
function projectCellsOf({ document, projects, forms, reader }: Filling) {
  const named = classesNamed(document, projects)
  return (project: Project): Readonly<Record<ColumnId, string | null | undefined>> => {
    const form = forms.find((one) => one.project === project)?.form
    const { value, doubt } = classOfProject(named.get(project), form)
    if (doubt !== null) {
      const as = value === 'specific' ? '特定目标类' : '其他运转类'
      reader.note(project.line, 'T05', 'project-class', `“${project.name}”归为${as}：${doubt}`)
    }
    return {
      name: project.name,
      functionalCode: project.code,
      class: value,
      ...project.funds,
      owner: responsiblePersons(form?.cells['implementer'] ?? ''),
      continuity: continuityOf(form),
      priorYear: form?.cells['priorYear'],
    }
  }
}

/** Only one of the two boxes says whether a project is new. */
function continuityOf(form: FormLine | undefined): string | null {
  const [isNew, isContinuing] = [form?.cells['newProject'] === '1', form?.cells['continuing'] === '1']
  if (isNew === isContinuing) return null
  return isNew ? 'new' : 'continuing'
}

function itemRows(
  sheet: SheetId,
  table: string,
  items: readonly ItemLine[],
  unit: string,
  { projects, reader }: Filling,
): readonly FilledRow[] {
  const own = projects.filter((project) => project.unit === unit)
  return items
    .filter((item) => item.unit === unit)
    .map((item, index) => {
      const match = matchProject(item.project, own, () => false)
      if (match === null) {
        reader.note(item.line, table, 'no-project', `没有找到项目“${item.project}”：此行保留，未关联项目`)
      } else if (match.kind === 'near') {
        reader.note(item.line, table, 'near-name', nearName(item.project, match.project.name))
      }
      return filled(table, item.line, sheet, numbered('r', index), {
        ...item.cells,
        project: match?.project.id,
        printedName: nameWhereDifferent(item.project, match?.project ?? null),
      })
    })
}

const nameWhereDifferent = (printed: string, project: Project | null): string | null =>
  project !== null && plainName(printed) === plainName(project.name) ? null : printed

function formRows({ form, project }: FormOfUnit, index: number): readonly FilledRow[] {
  const local = numbered('f', index)
  const header = filled('T12', form.line, 'performanceForms', local, {
    ...form.cells,
    project: project?.id,
    printedName: nameWhereDifferent(form.project, project),
  })
  return [
    header,
    ...form.indicators.map(({ line, ...indicator }, at) =>
      filled('T12', line, 'performanceIndicators', `${local}-${numbered('i', at)}`, {
        form: header.row.id,
        ...indicator,
      }),
    ),
  ]
}

function departmentSection(document: PublishedDocument, code: string, template: Template): FilledSection {
  return {
    unitCode: code,
    kind: 'department',
    rows: [
      ...document.tasks.map(({ line, cells }, index) =>
        filled('T11', line, 'overallTasks', numbered('t', index), cells),
      ),
      ...seededRows(template, 'overallGoals').map(({ id, cells }) =>
        filled('T11', document.goal.line, 'overallGoals', id, { ...cells, goal: document.goal.text }),
      ),
      ...document.indicators.map(({ line, level1, level2, level3, value }, index) =>
        filled('T11', line, 'overallIndicators', numbered('i', index), { level1, level2, level3, value }),
      ),
    ],
  }
}
