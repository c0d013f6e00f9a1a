import { parseRowId } from '../section/cellKey.ts'
import type { SectionSnapshot, SnapshotRow } from '../section/snapshot.ts'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import type { ColumnId } from '../template/ids.ts'
import type { DepartmentInput } from './department.ts'
import { publishTables } from './publish.ts'
import type { PrintedFigure } from './publishedTable.ts'
import { plainName } from './rowKeys.ts'

type Cells = Readonly<Record<ColumnId, string>>

/** A row out of its id (`basic.c30101`) and cells. */
export function row(id: string, cells: Cells): SnapshotRow {
  const parsed = parseRowId(id)
  if (parsed === null) throw new RangeError(`not a row id: ${id}`)
  return { id: parsed.row, sheet: parsed.sheet, cells }
}

/** A section out of its rows by their ids, amounts in 元. */
export const section = (unitCode: string, rows: Readonly<Record<string, Cells>>): SectionSnapshot => ({
  unitCode,
  kind: unitCode.length === 3 ? 'department' : 'unit',
  precision: 'fen',
  rows: Object.entries(rows).map(([id, cells]) => row(id, cells)),
})

/** What the head of every form here says. */
const FORM: Cells = {
  budgetUnit: '局机关',
  implementer: '信息科 张三',
  newProject: '1',
  recurring: '1',
  basisSuperior: '1',
  yearGoal: '按期完成',
}

/** Indicators of a form for the year: 二级指标, 三级指标, 指标值. */
const indicators = (
  form: string,
  letter: string,
  rows: readonly (readonly [level2: string, level3: string, value: string])[],
): Readonly<Record<string, Cells>> =>
  Object.fromEntries(
    rows.map(([level2, level3, value], index) => [
      `performanceIndicators.${letter}1${index}`,
      { form, term: 'year', level2, level3, value },
    ]),
  )

export const FIRST_UNIT = '701001'
export const SECOND_UNIT = '701002'
export const DEPARTMENT = '701'

/** A department of two units in which everything agrees with everything, every sheet in use. */
export const SMALL_DEPARTMENT: DepartmentInput = {
  year: 2022,
  department: { code: DEPARTMENT, name: '某市某局' },
  units: [
    { code: FIRST_UNIT, name: '局机关' },
    { code: SECOND_UNIT, name: '下属中心' },
  ],
  ceilings: [
    { unit: FIRST_UNIT, kind: 'total', amount: '700000.00' },
    { unit: FIRST_UNIT, kind: 'basic', amount: '400000.00' },
    { unit: FIRST_UNIT, kind: 'project', amount: '220000.00' },
    { unit: SECOND_UNIT, kind: 'basic', amount: '120000.00' },
    { unit: null, kind: 'total', amount: '900000.00' },
    { unit: null, kind: 'basic', amount: '520000.00' },
    { unit: null, kind: 'project', amount: '300000.00' },
  ],
  snapshots: [
    section(FIRST_UNIT, {
      'income.general': { source: 'general', amount: '560000.00' },
      'income.govfund': { source: 'govFund', amount: '30000.00' },
      'income.other': { source: 'other', amount: '20000.00' },
      'functional.a': { code: '2080101', basic: '334000.00' },
      'functional.b': { code: '2080505', basic: '32000.00' },
      'functional.c': { code: '2080801', basic: '2000.00' },
      'functional.d': { code: '2101103', basic: '8000.00' },
      'functional.e': { code: '2210201', basic: '24000.00' },
      'basic.a': { code: '30101', amount: '200000.00' },
      'basic.b': { code: '30108', amount: '32000.00' },
      'basic.c': { code: '30111', amount: '8000.00' },
      'basic.d': { code: '30113', amount: '24000.00' },
      'basic.e': { code: '30201', amount: '80000.00' },
      'basic.f': { code: '30217', amount: '5000.00' },
      'basic.g': { code: '30231', amount: '15000.00' },
      'basic.h': { code: '30305', amount: '2000.00' },
      'basic.i': { code: '30112', amount: '34000.00' },
      'staffing.a': { name: '办公费', heads: '20', economicCode: '30201', quota: '4000.00' },
      'staffing.b': { name: '接待费', heads: '10', economicCode: '30217', quota: '400.00', factor: '1.2' },
      'staffing.c': { name: '接待费（专岗）', heads: '1', economicCode: '30217', quota: '200.00', factor: '1' },
      'projects.p01': { name: '食堂运行', functionalCode: '2080102', class: 'operating', general: '60000.00' },
      'projects.p02': {
        name: '信息系统',
        functionalCode: '2080108',
        class: 'specific',
        general: '100000.00',
        other: '20000.00',
        owner: '张三',
      },
      'projects.p03': {
        name: '就业补助',
        functionalCode: '2080108',
        class: 'specific',
        govFund: '30000.00',
        owner: '李四',
      },
      'threePublic.vehicleoperation': { item: 'vehicleOperation', amount: '15000.00' },
      'threePublic.reception': { item: 'reception', amount: '5000.00' },
      'procurement.r01': {
        project: 'projects.p02',
        item: '服务器',
        quantity: '2',
        measureUnit: '台',
        appropriation: '40000.00',
        nonTax: '10000.00',
      },
      'purchasedServices.r01': {
        project: 'projects.p02',
        item: '云资源',
        quantity: '3',
        measureUnit: '月',
        unitPrice: '10000.00',
        appropriation: '30000.00',
      },
      'performanceForms.f01': {
        project: 'projects.p02',
        ...FORM,
        midTermTotal: '300000.00',
        midTermFiscal: '300000.00',
        yearTotal: '120000.00',
        yearFiscal: '100000.00',
        yearOther: '20000.00',
        procurement: '50000.00',
        purchasedServices: '30000.00',
        sourceTotal: '120000.00',
        sourceGeneral: '100000.00',
        sourceOther: '20000.00',
      },
      'performanceForms.f02': {
        project: 'projects.p03',
        ...FORM,
        yearTotal: '30000.00',
        yearFiscal: '30000.00',
        sourceTotal: '30000.00',
        sourceGovFund: '30000.00',
      },
      'performanceIndicators.i01': {
        form: 'performanceForms.f01',
        term: 'year',
        level1: '产出指标',
        level2: '数量指标',
        level3: '服务器数量',
        value: '2台',
      },
      ...indicators('performanceForms.f01', 'i', [
        ['质量指标', '系统可用率', '≥99%'],
        ['时效指标', '完成时间', '2022年12月31日前'],
        ['成本指标', '系统建设成本', '12万元'],
        ['社会效益', '办事便利程度', '提高'],
        ['服务对象满意度', '办事群众满意度', '≥95%'],
      ]),
      ...indicators('performanceForms.f02', 'j', [
        ['数量指标', '补助人数', '300人'],
        ['质量指标', '补助发放准确率', '100%'],
        ['时效指标', '发放时间', '2022年12月31日前'],
        ['成本指标', '补助总额', '3万元'],
        ['社会效益', '就业人数', '增加'],
        ['服务对象满意度', '补助对象满意度', '≥95%'],
      ]),
    }),
    section(SECOND_UNIT, {
      'income.general': { source: 'general', amount: '150000.00' },
      'functional.a': { code: '2080109', basic: '100000.00' },
      'basic.a': { code: '30101', amount: '100000.00' },
      'projects.p01': { name: '食堂运行', functionalCode: '2080109', class: 'operating', general: '50000.00' },
    }),
    section(DEPARTMENT, {
      'overallTasks.t01': { name: '人员支出', class: 'personnel', total: '400000.00', fiscal: '400000.00' },
      'overallTasks.t02': { name: '公用经费', class: 'public', total: '100000.00', fiscal: '100000.00' },
      'overallTasks.t03': { name: '其他运转类', class: 'operating', total: '110000.00', fiscal: '110000.00' },
      'overallTasks.t04': {
        name: '特定目标类',
        class: 'specific',
        total: '150000.00',
        fiscal: '130000.00',
        other: '20000.00',
      },
      'overallGoals.goal': { goal: '办好公共就业服务' },
    }),
  ],
}

/** The same department with one cell changed; blank clears it. The row is added where it isn't there. */
export function withCell(
  input: DepartmentInput,
  unit: string,
  id: string,
  column: ColumnId,
  value: string,
): DepartmentInput {
  const changed = (old: SnapshotRow): SnapshotRow => {
    const { [column]: _, ...others } = old.cells
    return { ...old, cells: value === '' ? others : { ...others, [column]: value } }
  }
  return {
    ...input,
    snapshots: input.snapshots.map((snapshot) => {
      if (snapshot.unitCode !== unit) return snapshot
      const known = snapshot.rows.some((one) => one.id === id)
      const rows = known ? snapshot.rows : [...snapshot.rows, row(id, {})]
      return { ...snapshot, rows: rows.map((one) => (one.id === id ? changed(one) : one)) }
    }),
  }
}

/** The same department as if its amounts had been read from printed 万元. */
export const readFromPrint = (input: DepartmentInput): DepartmentInput => ({
  ...input,
  snapshots: input.snapshots.map((snapshot) => ({ ...snapshot, precision: 'wan' })),
})

/** The publication that a department would print. */
export function printOf(input: DepartmentInput): PrintedFigure[] {
  let line = 0
  return publishTables(TEMPLATE_2022, input).flatMap((view) => {
    const copy = view.copy === '' ? '' : plainName(view.rows[0]?.cells['printedName']?.text ?? '')
    return view.rows.flatMap(({ key, cells }) =>
      Object.entries(cells).flatMap(([column, { text, value, figure }]) => {
        if (figure === undefined || value === null) return []
        line++
        return [{ table: view.id, copy, row: key, column, text, value, line }]
      }),
    )
  })
}

/** A publication with one figure changed. */
export function withPrint(
  printed: readonly PrintedFigure[],
  place: Pick<PrintedFigure, 'table' | 'row' | 'column'>,
  wan: string,
  value: string | null,
): PrintedFigure[] {
  const isThere = (figure: PrintedFigure): boolean =>
    figure.table === place.table && figure.row === place.row && figure.column === place.column
  if (!printed.some(isThere)) throw new RangeError(`nothing is printed at ${JSON.stringify(place)}`)
  return printed.map((figure) => (isThere(figure) ? { ...figure, text: wan, value } : figure))
}
