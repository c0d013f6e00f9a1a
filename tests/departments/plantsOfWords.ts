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

/** A project with a target whose form was never written. */
const missingForm: Plant = {
  rule: 'R21',
  part: 'missing-form',
  what: 'a project with a target and without a form',
  plant: (input, random) => {
    const forms = rowsOf(input, 'performanceForms')
    if (forms.length === 0) return null
    const { unit, row } = random.pick(forms)
    const snapshots = input.snapshots.map((snapshot) =>
      snapshot.unitCode === unit ? { ...snapshot, rows: snapshot.rows.filter(({ id }) => id !== row.id) } : snapshot,
    )
    return { input: { ...input, snapshots }, unit, row: row.cells['project'] ?? '' }
  },
}

const setCell = (
  rule: string,
  part: string,
  what: string,
  sheet: string,
  column: string,
  change: (value: string, row: PlacedRow) => string,
  matches: (cells: Readonly<Record<string, string>>) => boolean = (cells) => cells[column] !== undefined,
): Plant => inRow(rule, part, what, { sheet, matches }, (row) => [[column, change(cell(row, column), row)]])

/** Errors in words, names and ticks. */
export const PLANTS_OF_WORDS: readonly Plant[] = [
  setCell('R14', 'project', 'an item typed in 元 in a column of 万元', 'procurement', 'appropriation', (value) =>
    new Exact(value).times(10_000).toFixed(2),
  ),
  setCell(
    'R14',
    'unit-procurement',
    'an item above all that the unit spends',
    'procurement',
    'appropriation',
    () => '900000000000.00',
  ),
  setCell(
    'R14',
    'unit-purchasedServices',
    'a service above all that the unit spends',
    'purchasedServices',
    'appropriation',
    () => '900000000000.00',
  ),
  setCell(
    'R14',
    'unit-form',
    'a form above all that the unit spends',
    'performanceForms',
    'yearTotal',
    () => '900000000000.00',
  ),
  setCell(
    'R14',
    'unit-three-public',
    'a public expense above all that the unit spends',
    'threePublic',
    'amount',
    () => '900000000000.00',
  ),
  setCell(
    'R14',
    'neighbours-basic',
    'a line ten thousand times its neighbours',
    'basic',
    'amount',
    () => '9000000000000.00',
  ),
  setCell(
    'R14',
    'neighbours-basic',
    'a line of 万元 typed as 元',
    'basic',
    'amount',
    () => '0.01',
    (cells) => cells['code'] === '30299',
  ),
  inRow(
    'R22',
    'new',
    'a new project with an amount of the year before',
    {
      sheet: 'projects',
      matches: (cells) => cells['continuity'] === 'new',
    },
    () => [['priorYear', '50000.00']],
  ),
  setCell('R22', 'form', 'a form with another amount of the year before', 'performanceForms', 'priorYear', (value) =>
    new Exact(value).plus(1).toFixed(2),
  ),
  setCell(
    'R23',
    'overall',
    'a cost of the overall table that is not its task',
    'overallIndicators',
    'value',
    () => '0.01万元',
    (cells) => cells['level2'] === '成本指标',
  ),
  inRow(
    'R23',
    'price',
    'a quantity and a price that are not the cost',
    {
      sheet: 'performanceIndicators',
      matches: (cells) => cells['level2'] === '成本指标',
    },
    () => [
      ['level3', '会议3次，每次0.8万元'],
      ['value', '2.5万元'],
    ],
  ),
  setCell(
    'R27',
    '',
    'a target of the overall table that is another on the form',
    'overallIndicators',
    'value',
    (value) => value.replace(/\d+/, (digits) => String(Number(digits) + 1)),
    (cells) => cells['level2'] === '数量指标',
  ),
  setCell(
    'R28',
    'goal-1',
    'a goal with another number than its indicator',
    'performanceIndicators',
    'value',
    (value) => value.replace(/\d+/, (digits) => String(Number(digits) + 1)),
    (cells) => cells['level2'] === '数量指标',
  ),
  setCell(
    'R29',
    'group',
    'a kind of indicators that there is not',
    'performanceIndicators',
    'level2',
    () => '其他指标',
  ),
  inRow(
    'R29',
    '',
    'an economic line by an old name',
    {
      sheet: 'overallTasks',
      matches: (cells) => cells['class'] === 'public' && cells['content'] !== undefined,
    },
    (row) => [['content', cell(row, 'content').replace('其他交通费用', '公务交通补贴')]],
  ),
  setCell(
    'R31',
    'value',
    'a value that is cut off',
    'performanceIndicators',
    'value',
    () => '进一步完善制度，推动各项工作和',
  ),
  setCell(
    'R31',
    'yearGoal',
    'a bracket that is left open',
    'performanceForms',
    'yearGoal',
    (goal) => `${goal}（含市本级`,
  ),
  inRow(
    'R32',
    'continuity',
    'new on the form, continuing in the table',
    {
      sheet: 'performanceForms',
      matches: (cells) => cells['continuing'] === '1',
    },
    () => [
      ['newProject', '1'],
      ['continuing', ''],
    ],
  ),
  inRow(
    'R36',
    '2080109',
    'a code of another kind of institution',
    {
      sheet: 'functional',
      matches: (cells) => ['2080105', '2080106', '2080111', '2080112'].includes(cells['code'] ?? ''),
    },
    () => [['code', '2080109']],
  ),
  {
    rule: 'R37',
    part: 'procurement',
    what: 'a thing at three times its price',
    plant: (input, random) => {
      const items = rowsOf(input, 'procurement')
      const twice = items.filter(
        ({ row }) => items.filter((other) => other.row.cells['item'] === row.cells['item']).length > 1,
      )
      if (twice.length === 0) return null
      const one = random.pick(twice)
      const amount = new Exact(cell(one, 'appropriation')).times(3).toFixed(2)
      return { input: withCell(input, one.unit, one.row.id, 'appropriation', amount), unit: one.unit, row: one.row.id }
    },
  },
  inRow('R41', 'body', 'a person without a body', { sheet: 'performanceForms' }, () => [['implementer', '徐大华']]),
  inRow('R41', 'person', 'a body without a person', { sheet: 'performanceForms' }, () => [['implementer', '市人社局']]),
  setCell(
    'R42',
    'numbering-yearGoal',
    'a number twice',
    'performanceForms',
    'yearGoal',
    () => '1、完善制度；2、加强宣传；2、提高效率。',
  ),
  setCell(
    'R42',
    'wording-yearGoal',
    'words of former years',
    'performanceForms',
    'yearGoal',
    (goal) => `${goal}做好就业扶贫工作。`,
  ),
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
  missingForm,
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
