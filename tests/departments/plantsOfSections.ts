import type { CeilingKind } from '@hesuan/shared/consolidation/ceiling.ts'
import { withCell } from '@hesuan/shared/consolidation/smallDepartment.fixture.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { anyRow, beyondRounding, inRow, more, type PlacedRow, type Plant, rowsOf, set } from './plant.ts'

const filled = (column: string) => (cells: Readonly<Record<string, string>>) => cells[column] !== undefined
const cell = ({ row }: PlacedRow, column: string): string => row.cells[column] ?? ''

const bridge = (part: string, code: string): Plant =>
  inRow(
    'R06',
    part,
    `${code} by function is not what it is by economic category`,
    {
      sheet: 'functional',
      matches: (cells) => cells['code'] === code,
      bound: 'unit',
    },
    (row, input) => [['basic', more(beyondRounding(input))(cell(row, 'basic'))]],
  )

const rate = (part: string, code: string): Plant =>
  inRow(
    'R39',
    part,
    `${code} is off its rate`,
    {
      sheet: 'basic',
      matches: (cells) => cells['code'] === code,
      bound: 'unit',
    },
    (row) => [['amount', new Exact(cell(row, 'amount')).times('1.1').toFixed(2)]],
  )

const ceiling = (kind: CeilingKind, over: 'units' | 'department'): Plant => ({
  rule: 'R43',
  part: `${kind}-${over}`,
  what: `more ${kind} than the ceiling of the ${over}`,
  plant: (input, random) => {
    const unit = over === 'units' ? random.pick(input.units).code : null
    const ceilings = (input.ceilings ?? []).filter((one) => one.unit !== unit || one.kind !== kind)
    const bound = unit === null ? {} : { unit }
    return { input: { ...input, ceilings: [...ceilings, { unit, kind, amount: '100.00' }] }, ...bound }
  },
})

const task = (value: string): Plant =>
  inRow(
    'R16',
    value,
    `the tasks of ${value} are not what the budgets have of it`,
    {
      sheet: 'overallTasks',
      matches: (cells) => cells['class'] === value,
      bound: false,
    },
    (row, input) => [['total', more(beyondRounding(input))(cell(row, 'total'))]],
  )

const onForm = (rule: string, part: string, column: string, what: string, bound?: 'project'): Plant =>
  inRow(
    rule,
    part,
    what,
    {
      sheet: 'performanceForms',
      matches: filled(column),
      ...(bound === undefined ? {} : { bound }),
    },
    (row) => [[column, more('100.00')(cell(row, column))]],
  )

/** Errors in what units fill in, each of which is arithmetic. */
export const PLANTS_OF_SECTIONS: readonly Plant[] = [
  inRow(
    'R03',
    'unit',
    'income that nobody spends',
    { sheet: 'income', matches: filled('amount'), bound: 'unit' },
    (row) => [['amount', more('0.01')(cell(row, 'amount'))]],
  ),
  inRow(
    'R03',
    'department',
    'income that nobody spends',
    { sheet: 'income', matches: filled('amount'), bound: false },
    (row) => [['amount', more('0.01')(cell(row, 'amount'))]],
  ),
  inRow(
    'R05',
    'unit',
    'basic expenditure that is not the same both ways',
    {
      sheet: 'basic',
      matches: (cells) => cells['code'] === '30299',
      bound: 'unit',
    },
    (row, input) => [['amount', more(beyondRounding(input))(cell(row, 'amount'))]],
  ),
  bridge('pension', '2080505'),
  bridge('civil-servant-medical', '2101103'),
  bridge('housing', '2210201'),
  bridge('bereavement', '2080801'),
  ...(['general', 'govFund'] as const).map((fund) =>
    inRow(
      'R08',
      fund,
      `the income of ${fund} is not what is spent of it`,
      {
        sheet: 'projects',
        matches: filled(fund),
        bound: false,
      },
      (row, input) => {
        const amount = beyondRounding(input)
        return [
          [fund, more(amount)(cell(row, fund))],
          ['carryOver', more(`-${amount}`)(cell(row, 'carryOver'))],
        ]
      },
    ),
  ),
  inRow(
    'R08',
    'stateCapital',
    'state capital income that nobody spends',
    {
      sheet: 'projects',
      matches: filled('general'),
      bound: false,
    },
    () => [['stateCapital', '200000.00']],
  ),
  ...(['reception', 'vehicleOperation'] as const).flatMap((item) => [
    inRow(
      'R09',
      item,
      `${item} below its economic line`,
      {
        sheet: 'threePublic',
        matches: (cells) => cells['item'] === item && cells['amount'] !== undefined,
        bound: 'unit',
      },
      (_row, _input) => [['amount', '1.00']],
    ),
    inRow(
      'R09',
      `${item}-more`,
      `${item} above its economic line`,
      {
        sheet: 'threePublic',
        matches: (cells) => cells['item'] === item && cells['amount'] !== undefined,
        bound: 'unit',
      },
      (row) => [['amount', more('1000.00')(cell(row, 'amount'))]],
    ),
  ]),
  ...(['overseas', 'vehiclePurchase'] as const).flatMap((item) => [
    {
      rule: 'R09',
      part: item,
      what: `an economic line that ${item} leaves out`,
      plant: (input, random) => {
        const chosen = anyRow(
          rowsOf(input, 'threePublic', (cells) => cells['item'] === item),
          random,
        )
        if (chosen === null) return null
        const code = item === 'overseas' ? '30212' : '31013'
        const line = withCell(input, chosen.unit, `basic.c${code}`, 'code', code)
        const planted = withCell(line, chosen.unit, `basic.c${code}`, 'amount', '5000.00')
        return { input: withCell(planted, chosen.unit, chosen.row.id, 'amount', '100.00'), unit: chosen.unit }
      },
    } satisfies Plant,
    inRow(
      'R09',
      `${item}-more`,
      `${item} without an economic line`,
      {
        sheet: 'threePublic',
        matches: (cells) => cells['item'] === item,
        bound: 'unit',
      },
      () => [['amount', '5000.00']],
    ),
  ]),
  inRow(
    'R11',
    'project',
    'more is bought than the project has',
    {
      sheet: 'procurement',
      matches: filled('project'),
      bound: 'project',
    },
    () => [['appropriation', '99999999.00']],
  ),
  inRow(
    'R12',
    'form',
    'procurement that the form names otherwise',
    {
      sheet: 'performanceForms',
      matches: filled('procurement'),
      bound: 'project',
    },
    (row) => [['procurement', more('100.00')(cell(row, 'procurement'))]],
  ),
  inRow(
    'R12',
    'form',
    'procurement in a form that no table has',
    {
      sheet: 'performanceForms',
      matches: (cells) => cells['procurement'] === undefined,
      bound: 'project',
    },
    () => [['procurement', '5000.00']],
  ),
  inRow('R13', 'row', 'a quantity and a price that are not the amount', { sheet: 'purchasedServices' }, (row) => [
    ['quantity', new Exact(cell(row, 'quantity')).plus(1).toFixed()],
  ]),
  inRow(
    'R15',
    'form',
    'services that the form names otherwise',
    {
      sheet: 'performanceForms',
      matches: filled('purchasedServices'),
      bound: 'project',
    },
    (row) => [['purchasedServices', more('100.00')(cell(row, 'purchasedServices'))]],
  ),
  ...['personnel', 'public', 'operating', 'specific'].map(task),
  inRow('R16', 'total', 'tasks that are not the budget', { sheet: 'overallTasks', bound: false }, (row, input) => [
    ['total', more(beyondRounding(input))(cell(row, 'total'))],
  ]),
  ...(
    [
      ['total', 'total'],
      ['fiscal', 'fiscal'],
      ['other', 'other'],
    ] as const
  ).map(([part, column]) =>
    inRow(
      'R16',
      `forms-${part}`,
      `${column} funds of the tasks that no form has`,
      {
        sheet: 'overallTasks',
        matches: (cells) => cells['class'] === 'specific' && cells[column] !== undefined,
        bound: false,
      },
      (row, input) => [[column, more(beyondRounding(input))(cell(row, column))]],
    ),
  ),
  ...(['govFund', 'stateCapital', 'special', 'institution', 'other', 'carryOver'] as const).map((fund) =>
    inRow(
      'R34',
      `projects-${fund}`,
      `projects of ${fund} without such income`,
      {
        sheet: 'projects',
        matches: (cells) => cells['class'] === 'operating',
        bound: 'unit',
        without: fund,
      },
      () => [[fund, '1000.00']],
    ),
  ),
  ...(['govFund', 'special', 'institution', 'other', 'carryOver'] as const).map((fund) =>
    inRow(
      'R34',
      `procurement-${fund}`,
      `procurement of ${fund} without such income`,
      {
        sheet: 'procurement',
        bound: 'unit',
        without: fund,
      },
      () => [[fund, '100.00']],
    ),
  ),
  ...(['govFund', 'special', 'other'] as const).map((fund) =>
    inRow(
      'R34',
      `purchasedServices-${fund}`,
      `services of ${fund} without such income`,
      {
        sheet: 'purchasedServices',
        bound: 'unit',
        without: fund,
      },
      () => [[fund, '100.00']],
    ),
  ),
  ...(
    [
      ['sourceGovFund', 'govFund'],
      ['sourceStateCapital', 'stateCapital'],
    ] as const
  ).map(([column, fund]) =>
    inRow(
      'R34',
      `performanceForms-${fund}`,
      `a form of ${fund} without such income`,
      {
        sheet: 'performanceForms',
        bound: 'unit',
        without: fund,
      },
      () => [[column, '100.00']],
    ),
  ),
  ...(['govFund', 'stateCapital'] as const).map((fund) =>
    inRow(
      'R34',
      `income-${fund}`,
      `income of ${fund} that no project is of`,
      {
        sheet: 'income',
        matches: (cells) => cells['source'] === fund && cells['amount'] === undefined,
        bound: 'unit',
        without: fund,
      },
      () => [['amount', '100.00']],
    ),
  ),
  onForm('R18', 'form', 'yearFiscal', 'fiscal and other funds that are not the total'),
  inRow('R18', 'mid-term', 'a mid-term total that is not its parts', { sheet: 'performanceForms' }, () => [
    ['midTermTotal', '300000.00'],
    ['midTermFiscal', '200000.00'],
    ['midTermOther', '99999.00'],
  ]),
  inRow('R18', 'overall', 'a task that is not fiscal and other funds', { sheet: 'overallTasks' }, (row) => [
    ['fiscal', more('1000.00')(cell(row, 'fiscal'))],
  ]),
  onForm('R19', 'project', 'yearTotal', 'a form with another total than its project', 'project'),
  onForm('R20', 'sum', 'sourceTotal', 'sources that do not add up'),
  onForm('R20', 'total', 'sourceTotal', 'sources that are not the total'),
  onForm('R20', 'fiscal', 'sourceGeneral', 'fiscal sources that are not the fiscal funds'),
  inRow(
    'R20',
    'other',
    'other sources that are not the other funds',
    {
      sheet: 'performanceForms',
      matches: filled('sourceOther'),
    },
    (row) => [['sourceSocialInsurance', more('0.01')(cell(row, 'sourceSocialInsurance'))]],
  ),
  {
    rule: 'R35',
    part: 'department',
    what: 'other funds that no income is for',
    plant: (input, random) => {
      const chosen = anyRow(rowsOf(input, 'overallTasks'), random)
      return chosen === null ? null : { input: set(input, chosen, 'other', more('90000000.00')) }
    },
  },
  inRow(
    'R35',
    'project',
    'other funds that the project does not have',
    {
      sheet: 'performanceForms',
      matches: filled('project'),
      bound: 'project',
    },
    (row) => [['yearOther', more('100.00')(cell(row, 'yearOther'))]],
  ),
  ...['procurement', 'purchasedServices'].map((sheet) =>
    inRow('R38', sheet, 'a quantity without its unit of measure', { sheet }, () => [['measureUnit', '']]),
  ),
  rate('pension', '30108'),
  rate('medical', '30110'),
  rate('union', '30228'),
  rate('welfare', '30229'),
  rate('housing', '30113'),
  inRow('R40', 'quotas', 'heads that the public funds do not follow', { sheet: 'staffing', bound: 'unit' }, (row) => [
    ['heads', new Exact(cell(row, 'heads')).plus(3).toFixed()],
  ]),
  ...(['total', 'basic', 'project'] as const).flatMap((kind) => [ceiling(kind, 'units'), ceiling(kind, 'department')]),
  ...[
    ['functional', 'code'],
    ['basic', 'code'],
    ['projects', 'name'],
    ['projects', 'functionalCode'],
    ['projects', 'class'],
    ['procurement', 'project'],
    ['procurement', 'item'],
    ['purchasedServices', 'project'],
    ['purchasedServices', 'item'],
    ['performanceForms', 'project'],
    ['performanceIndicators', 'form'],
    ['staffing', 'name'],
    ['overallTasks', 'name'],
  ].map(([sheet = '', column = '']) =>
    inRow('R44', `${sheet}-${column}`, 'a row that does not say what it is', { sheet }, () => [[column, '']]),
  ),
  ...[
    ['procurement', 'project', 'projects.gone'],
    ['purchasedServices', 'project', 'projects.gone'],
    ['performanceForms', 'project', 'projects.gone'],
    ['performanceIndicators', 'form', 'performanceForms.gone'],
  ].map(([sheet = '', column = '', gone = '']) =>
    inRow('R45', `${sheet}-${column}`, 'a row that refers to a deleted one', { sheet }, () => [[column, gone]]),
  ),
  ...(['functional', 'basic'] as const).map(
    (sheet) =>
      ({
        rule: 'R46',
        part: sheet,
        what: 'two rows of one code',
        plant: (input, random) => {
          const chosen = anyRow(rowsOf(input, sheet, filled('code')), random)
          if (chosen === null) return null
          return {
            input: withCell(input, chosen.unit, `${sheet}.again`, 'code', cell(chosen, 'code')),
            unit: chosen.unit,
          }
        },
      }) satisfies Plant,
  ),
]
