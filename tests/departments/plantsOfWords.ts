import { withCell } from '@hesuan/shared/consolidation/smallDepartment.fixture.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { inRow, type PlacedRow, type Plant, rowsOf } from './plant.ts'

const cell = ({ row }: PlacedRow, column: string): string => row.cells[column] ?? ''

/** An indicator of one group, with another value or name. */
const indicator = (rule: string, part: string, what: string, level2: string, column: string, value: string): Plant =>
  inRow(rule, part, what, { sheet: 'performanceIndicators', matches: (cells) => cells['level2'] === level2 }, () => [
    [column, value],
  ])

const content = (part: string, what: string, classes: readonly string[], change: (words: string) => string): Plant =>
  inRow(
    'R17',
    part,
    what,
    {
      sheet: 'overallTasks',
      matches: (cells) => classes.includes(cells['class'] ?? '') && cells['content'] !== undefined,
    },
    (row) => [['content', change(cell(row, 'content'))]],
  )

/** Errors in words, names and ticks. */
export const PLANTS_OF_WORDS: readonly Plant[] = [
  inRow(
    'R15',
    'name',
    'a project called a purchased service without one',
    {
      sheet: 'projects',
      matches: (cells) => cells['class'] === 'operating',
    },
    () => [['name', '审计购买服务费']],
  ),
  content('', 'an amount that is not the ledger’s', ['public', 'operating', 'specific'], (words) =>
    words.replace(/(\d+\.\d\d)万元/, (_, amount: string) => `${new Exact(amount).plus(7).toFixed(2)}万元`),
  ),
  content('', 'a line that is left out', ['public'], (words) => words.replace(/^[^、]+、/, '')),
  inRow('R21', 'performanceForms', 'a form by another name', { sheet: 'performanceForms' }, () => [
    ['printedName', '人事人才工作经费'],
  ]),
  inRow('R21', 'procurement', 'an item of a project by another name', { sheet: 'procurement' }, () => [
    ['printedName', '设备购置费'],
  ]),
  inRow(
    'R22',
    'prior-year',
    'no amount of the year before',
    {
      sheet: 'projects',
      matches: (cells) => cells['continuity'] === 'continuing',
    },
    () => [['priorYear', '']],
  ),
  inRow(
    'R22',
    'prior-year',
    'a large change without a reason',
    {
      sheet: 'projects',
      matches: (cells) => cells['continuity'] === 'continuing',
    },
    (row) => [['priorYear', new Exact(cell(row, 'priorYear')).times(2).toFixed(2)]],
  ),
  inRow(
    'R23',
    'costs',
    'costs that are not the total',
    {
      sheet: 'performanceForms',
      matches: (cells) => cells['yearTotal'] !== undefined,
    },
    (row) => [['yearTotal', new Exact(cell(row, 'yearTotal')).plus('1000').toFixed(2)]],
  ),
  indicator('R24', 'value', 'an indicator without its value', '质量指标', 'value', ''),
  indicator('R24', 'value', 'a value without its indicator', '社会效益', 'level3', ''),
  {
    rule: 'R24',
    part: 'groups',
    what: 'a group that is missing',
    plant: (input, random) => {
      const forms = rowsOf(input, 'performanceForms')
      if (forms.length === 0) return null
      const form = random.pick(forms)
      const group = random.pick(['数量指标', '质量指标', '时效指标', '成本指标', '社会效益', '服务对象满意度'])
      const own = rowsOf(
        input,
        'performanceIndicators',
        (cells) => cells['form'] === form.row.id && cells['level2'] === group,
      )
      const gone = new Set(own.filter(({ unit }) => unit === form.unit).map(({ row }) => row.id))
      const snapshots = input.snapshots.map((snapshot) =>
        snapshot.unitCode === form.unit
          ? { ...snapshot, rows: snapshot.rows.filter(({ id }) => !gone.has(id)) }
          : snapshot,
      )
      return { input: { ...input, snapshots }, unit: form.unit, row: form.row.id }
    },
  },
  inRow('R25', 'goal', 'no goal', { sheet: 'performanceForms' }, () => [['yearGoal', '']]),
  inRow('R25', 'placeholder-yearGoal', 'a placeholder in a goal', { sheet: 'performanceForms' }, (row) => [
    ['yearGoal', `20**年：${cell(row, 'yearGoal')}`],
  ]),
  inRow('R25', 'placeholder-midTermGoal', 'a placeholder in a mid-term goal', { sheet: 'performanceForms' }, () => [
    ['midTermGoal', '（20**年—20**年）'],
  ]),
  indicator('R26', 'quantity', 'a rate among quantities', '数量指标', 'value', '≥90%'),
  indicator('R26', 'quality', 'a date among qualities', '质量指标', 'value', '2022年12月31日前'),
  indicator('R26', 'timeliness', 'money among dates', '时效指标', 'value', '≤2万元'),
  indicator('R26', 'cost', 'words among costs', '成本指标', 'value', '严格控制'),
  indicator('R26', 'satisfaction', 'a date among satisfactions', '服务对象满意度', 'value', '2022年12月31日前'),
  inRow('R30', 'budget-unit', 'a unit by another name', { sheet: 'performanceForms' }, () => [
    ['budgetUnit', '农工科、农民工服务中心'],
  ]),
  inRow('R32', 'attribute', 'new and continuing at once', { sheet: 'performanceForms' }, () => [
    ['newProject', '1'],
    ['continuing', '1'],
  ]),
  inRow('R32', 'term', 'no term', { sheet: 'performanceForms' }, () => [['recurring', '']]),
  inRow('R32', 'basis', 'no basis', { sheet: 'performanceForms' }, () => [['basisSuperior', '']]),
  {
    rule: 'R33',
    part: 'copy',
    what: 'an indicator of another project',
    plant: (input, random) => {
      const all = rowsOf(input, 'performanceIndicators', (cells) => cells['level2'] === '质量指标')
      const pairs = all.flatMap((first, index) =>
        all
          .slice(index + 1)
          .filter(({ unit }) => unit === first.unit)
          .map((second) => [first, second] as const),
      )
      if (pairs.length === 0) return null
      const [first, second] = random.pick(pairs)
      const name = '工伤保险尘肺病重点行业宣传覆盖率'
      const once = withCell(input, first.unit, first.row.id, 'level3', name)
      return { input: withCell(once, second.unit, second.row.id, 'level3', name), unit: first.unit }
    },
  },
  inRow(
    'R41',
    'owner',
    'nobody who is responsible',
    {
      sheet: 'projects',
      matches: (cells) => cells['class'] === 'specific',
    },
    () => [['owner', '']],
  ),
  ...['budgetUnit', 'implementer'].map((column) =>
    inRow('R41', column, 'a unit that is not named', { sheet: 'performanceForms' }, () => [[column, '']]),
  ),
]
