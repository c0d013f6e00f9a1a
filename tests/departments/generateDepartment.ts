import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import type { Ceiling } from '@hesuan/shared/consolidation/ceiling.ts'
import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import { publishTables } from '@hesuan/shared/consolidation/publish.ts'
import type { PrintedFigure } from '@hesuan/shared/consolidation/publishedTable.ts'
import { plainName } from '@hesuan/shared/consolidation/rowKeys.ts'
import { row } from '@hesuan/shared/consolidation/smallDepartment.fixture.ts'
import { canonicalYuan, formatAmount, fromFen, parseAmount, parseYuan } from '@hesuan/shared/money/amount.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'
import { amountOf, type GeneratedProject } from './generateProjects.ts'
import { type GeneratedUnit, generateUnit, sum, text } from './generateUnit.ts'
import { type Random, seededRandom } from './seededRandom.ts'
import { DISTRICTS, INSTITUTIONS } from './vocabulary.ts'

export const DEPARTMENT = { code: '701', name: '某市人力资源和社会保障局' } as const

/** How a made-up department is written down. */
export interface DepartmentKind {
  readonly units: number
  /** With the publication that it would print. */
  readonly printed: boolean
  /** `wan`: as if it had been read from print, every amount rounded to 0.01 万元 by itself. */
  readonly precision: 'fen' | 'wan'
}

/** Words that name every project would be too long for the cell in a large department. */
const MOST_PROJECTS_NAMED = 24

/**
 * Makes up a department of any number of units in the shape of the published budget of 2022, in which everything agrees
 * with everything: plain data, the same for the same seed.
 */
export function generateDepartment(seed: number, kind: DepartmentKind): DepartmentInput {
  const random = seededRandom(seed)
  const first = random.int(0, INSTITUTIONS.length - 1)
  const units = Array.from({ length: kind.units }, (_, index) => unitAt(random, index, first))
  const exact: DepartmentInput = {
    year: 2022,
    department: DEPARTMENT,
    units: units.map(({ code, name }) => ({ code, name })),
    snapshots: [
      ...units.map(({ code, rows }) => ({ unitCode: code, kind: 'unit' as const, precision: 'fen' as const, rows })),
      { unitCode: DEPARTMENT.code, kind: 'department', precision: 'fen', rows: departmentRows(units) },
    ],
    ceilings: ceilingsOf(random, units),
  }
  const printed = kind.printed ? printOf(exact) : []
  return { ...(kind.precision === 'wan' ? readFromPrint(exact) : exact), printed }
}

/** @param first the kind of institution that the units begin with */
function unitAt(random: Random, index: number, first: number): GeneratedUnit {
  const code = `${DEPARTMENT.code}${String(index + 1).padStart(3, '0')}`
  if (index === 0) return generateUnit(random, { code, name: '市人社局机关', running: '2080101', isBureau: true })
  const district = DISTRICTS[(index - 1) % DISTRICTS.length] ?? ''
  const institution = INSTITUTIONS[(first + Math.floor((index - 1) / DISTRICTS.length)) % INSTITUTIONS.length]
  if (institution === undefined) throw new RangeError('too many units')
  const name = `${district}${institution.name}`
  return generateUnit(random, { code, name, running: institution.code, isBureau: false })
}

const WAN = (fen: bigint): string => formatAmount(fromFen(fen), 'wan', 2).replaceAll(',', '')

function departmentRows(units: readonly GeneratedUnit[]): readonly SnapshotRow[] {
  const basic = (prefixes: readonly string[]) =>
    sum(
      units.flatMap((unit) =>
        [...unit.basic].flatMap(([code, fen]) => (prefixes.includes(code.slice(0, 3)) ? [fen] : [])),
      ),
    )
  const projects = (value: GeneratedProject['class']) =>
    units.flatMap((unit) => unit.projects.filter((project) => project.class === value))
  const other = (list: readonly GeneratedProject[]) => sum(list.map(({ funds }) => funds.get('other') ?? 0n))
  const personnel = basic(['301', '303'])
  const running = basic(['302'])
  const operating = projects('operating')
  const specific = projects('specific')
  const totals = { operating: sum(operating.map(amountOf)), specific: sum(specific.map(amountOf)) }
  const named = operating.length + specific.length <= MOST_PROJECTS_NAMED
  const firstTopic = specific[0]
  return [
    task('t01', '人员支出', 'personnel', personnel, 0n, ''),
    task('t02', '公用经费', 'public', running, 0n, publicWords(units)),
    task('t03', '其他运转类项目', 'operating', totals.operating, 0n, named ? projectWords(units, 'operating') : ''),
    task(
      't04',
      '特定目标类项目',
      'specific',
      totals.specific,
      other(specific),
      named ? projectWords(units, 'specific') : '',
    ),
    row('overallGoals.goal', { goal: '持续推进就业增收、社保提升、人才改革和劳动关系和谐各项工作。' }),
    ...(firstTopic?.topic == null
      ? []
      : [
          indicator(
            'i01',
            '数量指标',
            firstTopic.topic.act,
            `≥${totalTarget(specific, firstTopic.topic.act)}${firstTopic.topic.unit}`,
          ),
        ]),
    indicator('i02', '质量指标', '各项任务完成质量', '符合要求'),
    indicator('i03', '时效指标', '各项任务完成时间', '2022年12月31日前'),
    indicator('i04', '成本指标', '人员支出', `${WAN(personnel)}万元`),
    indicator('i05', '成本指标', '公用经费', `${WAN(running)}万元`),
    indicator('i06', '成本指标', '其他运转类项目', `${WAN(totals.operating)}万元`),
    indicator('i07', '成本指标', '特定目标类项目', `${WAN(totals.specific)}万元`),
    indicator('i08', '社会效益指标', '公共服务水平', '明显提高'),
    indicator('i09', '服务对象满意度指标', '公众满意度', '≥96%'),
  ]
}

const totalTarget = (projects: readonly GeneratedProject[], act: string): number =>
  projects.reduce((total, { topic, target }) => total + (topic?.act === act ? target : 0), 0)

const task = (id: string, name: string, value: string, total: bigint, other: bigint, content: string): SnapshotRow =>
  row(`overallTasks.${id}`, {
    name,
    class: value,
    ...(content === '' ? {} : { content }),
    total: text(total),
    fiscal: text(total - other),
    ...(other === 0n ? {} : { other: text(other) }),
  })

const indicator = (id: string, level2: string, level3: string, value: string): SnapshotRow =>
  row(`overallIndicators.${id}`, { level1: '完成指标', level2, level3, value })

/** «办公费40.20万元、印刷费8.04万元…», over all units. */
function publicWords(units: readonly GeneratedUnit[]): string {
  const lists = classificationsOf(2022)
  const codes = [...new Set(units.flatMap(({ basic }) => [...basic.keys()]))]
    .filter((code) => code.startsWith('302'))
    .sort()
  return codes
    .map(
      (code) => `${lists?.economic.name(code) ?? code}${WAN(sum(units.map(({ basic }) => basic.get(code) ?? 0n)))}万元`,
    )
    .join('、')
}

/** «(1)市人社局机关:食堂运行经费19.44万元、…;(2)…». */
const projectWords = (units: readonly GeneratedUnit[], value: GeneratedProject['class']): string =>
  units
    .map((unit) => ({ unit, own: unit.projects.filter((project) => project.class === value) }))
    .filter(({ own }) => own.length > 0)
    .map(({ unit, own }, index) => {
      const items = own.map((project) => `${project.name}${WAN(amountOf(project))}万元`)
      return `(${index + 1})${unit.name}:${items.join('、')}`
    })
    .join(';')

/** Ceilings with a little room above what is budgeted, for some. */
function ceilingsOf(random: Random, units: readonly GeneratedUnit[]): readonly Ceiling[] {
  const room = () => BigInt(random.int(0, 100_000)) * 100n
  const basic = (unit: GeneratedUnit) => sum(unit.basic.values())
  const project = (unit: GeneratedUnit) => sum(unit.projects.map(amountOf))
  const all = sum(units.flatMap((unit) => [basic(unit), project(unit)]))
  return [
    { unit: null, kind: 'total', amount: text(all + room()) },
    { unit: null, kind: 'basic', amount: text(sum(units.map(basic)) + room()) },
    { unit: null, kind: 'project', amount: text(sum(units.map(project)) + room()) },
    ...units.flatMap((unit): Ceiling[] =>
      random.percent(50)
        ? [
            { unit: unit.code, kind: 'total', amount: text(basic(unit) + project(unit) + room()) },
            { unit: unit.code, kind: 'basic', amount: text(basic(unit) + room()) },
            { unit: unit.code, kind: 'project', amount: text(project(unit) + room()) },
          ]
        : [],
    ),
  ]
}

/** The publication that a department prints: each figure rounded by itself, as a reader finds it. */
function printOf(input: DepartmentInput): PrintedFigure[] {
  let line = 0
  return publishTables(TEMPLATE_2022, input).flatMap((view) => {
    const copy = view.copy === '' ? '' : plainName(view.rows[0]?.cells['printedName']?.text ?? '')
    const isAmount = (id: string) => view.columns.find((column) => column.id === id)?.kind === 'amount'
    return view.rows.flatMap(({ key, cells }) =>
      Object.entries(cells).flatMap(([column, cell]): PrintedFigure[] => {
        if (cell.figure === undefined || cell.value === null) return []
        line++
        const amount = isAmount(column) ? parseAmount(cell.text, view.unit) : null
        const value = amount === null ? cell.value : amount.ok ? canonicalYuan(amount.value) : null
        return [{ table: view.id, copy, row: key, column, text: cell.text, value, line }]
      }),
    )
  })
}

/** Every printed amount rounded to the last place by itself; income is what then is spent, as an import fills it in. */
function readFromPrint(input: DepartmentInput): DepartmentInput {
  const rounded = (cells: SnapshotRow['cells'], sheet: string): SnapshotRow['cells'] =>
    Object.fromEntries(
      Object.entries(cells).map(([column, value]) => {
        const isPrinted =
          sheet !== 'staffing' && columnOf(sheetOf(TEMPLATE_2022, sheet), column)?.type.kind === 'amount'
        if (!isPrinted) return [column, value]
        const amount = parseYuan(value)
        const shown = amount.ok ? parseAmount(formatAmount(amount.value, 'wan', 2), 'wan') : amount
        return [column, shown.ok ? canonicalYuan(shown.value) : value]
      }),
    )
  return {
    ...input,
    // What was issued is not read from print.
    ceilings: [],
    snapshots: input.snapshots.map((snapshot) => {
      const rows = snapshot.rows.map((one) => ({ ...one, cells: rounded(one.cells, one.sheet) }))
      const basic = rows.flatMap(({ sheet, cells }) => (sheet === 'functional' ? [fenOf(cells['basic'])] : []))
      const general = rows.flatMap(({ sheet, cells }) => (sheet === 'projects' ? [fenOf(cells['general'])] : []))
      return {
        ...snapshot,
        precision: 'wan' as const,
        rows: rows.map((one) =>
          one.id === 'income.general'
            ? { ...one, cells: { ...one.cells, amount: text(sum([...basic, ...general])) } }
            : one,
        ),
      }
    }),
  }
}

const fenOf = (yuan: string | undefined): bigint => (yuan === undefined ? 0n : BigInt(yuan.replace('.', '')))
