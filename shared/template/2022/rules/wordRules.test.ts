import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../checks/runChecks.ts'
import type { DepartmentInput } from '../../../consolidation/department.ts'
import {
  DEPARTMENT,
  FIRST_UNIT,
  SECOND_UNIT,
  SMALL_DEPARTMENT,
  withCell,
} from '../../../consolidation/smallDepartment.fixture.ts'
import { TEMPLATE_2022 } from '../index.ts'

type Edit = readonly [unit: string, row: string, column: string, value: string]

const edited = (...edits: readonly Edit[]): DepartmentInput =>
  edits.reduce((input, [unit, row, column, value]) => withCell(input, unit, row, column, value), SMALL_DEPARTMENT)

/** The words name every project and economic line. */
const WORDS: readonly Edit[] = [
  [FIRST_UNIT, 'projects.p02', 'continuity', 'continuing'],
  [FIRST_UNIT, 'projects.p02', 'priorYear', '110000.00'],
  [FIRST_UNIT, 'performanceForms.f01', 'newProject', ''],
  [FIRST_UNIT, 'performanceForms.f01', 'continuing', '1'],
  [FIRST_UNIT, 'performanceForms.f02', 'yearGoal', '全年补助300人，按期完成'],
  [DEPARTMENT, 'overallIndicators.i01', 'level2', '数量指标'],
  [DEPARTMENT, 'overallIndicators.i01', 'level3', '补助人数'],
  [DEPARTMENT, 'overallIndicators.i01', 'value', '≥300人'],
  [DEPARTMENT, 'overallTasks.t02', 'content', '办公费8万元、公务接待费0.5万元、公务用车运行维护费1.5万元'],
  [DEPARTMENT, 'overallTasks.t03', 'content', '(1)局机关:食堂运行6万元;(2)下属中心:食堂运行5万元'],
  [DEPARTMENT, 'overallTasks.t04', 'content', '信息系统12万元,就业补助3万元'],
]

const different = (input: DepartmentInput): string[] =>
  runChecks(TEMPLATE_2022, input)
    .findings.filter(({ verdict }) => verdict === 'different')
    .map(({ identity }) => identity.replace(/\/+$/, ''))

const INDICATOR = 'performanceIndicators'
const GOOD = 'procurement.r02'
/** Another unit buys the same. */
const SERVER: readonly Edit[] = [
  [SECOND_UNIT, GOOD, 'project', 'projects.p01'],
  [SECOND_UNIT, GOOD, 'item', '服务器'],
  [SECOND_UNIT, GOOD, 'quantity', '1'],
  [SECOND_UNIT, GOOD, 'measureUnit', '台'],
]
const PLANTED: readonly (readonly [
  rule: string,
  what: string,
  edits: readonly Edit[],
  identities: readonly string[],
])[] = [
  [
    'R14',
    'an item above its project',
    [[FIRST_UNIT, 'procurement.r01', 'appropriation', '400000000.00']],
    [
      'R11/project/701001//projects.p02',
      'R12/form/701001//projects.p02',
      'R14/project/701001//procurement.r01',
      'R14/unit-procurement/701001//procurement.r01',
    ],
  ],
  [
    'R14',
    'a line ten thousand times its neighbours',
    [
      [SECOND_UNIT, 'basic.b', 'code', '30299'],
      [SECOND_UNIT, 'basic.b', 'amount', '1000.00'],
      [SECOND_UNIT, 'basic.c', 'code', '30201'],
      [SECOND_UNIT, 'basic.c', 'amount', '1000.00'],
      [SECOND_UNIT, 'basic.a', 'amount', '1000.00'],
      [SECOND_UNIT, 'basic.d', 'code', '30202'],
      [SECOND_UNIT, 'basic.d', 'amount', '20000000.00'],
      [SECOND_UNIT, 'functional.a', 'basic', '20003000.00'],
      [SECOND_UNIT, 'income.general', 'amount', '20053000.00'],
    ],
    [
      'R14/neighbours-basic/701002//basic.d',
      'R16/personnel',
      'R16/public',
      'R16/total',
      'R17/public-30201/701//overallTasks.t02',
      'R17/public-30202/701//overallTasks.t02',
      'R17/public-30299/701//overallTasks.t02',
      'R43/basic-department',
      'R43/basic-units/701002',
      'R43/total-department',
    ],
  ],
  [
    'R22',
    'a new project with an amount of the year before',
    [
      [FIRST_UNIT, 'projects.p03', 'continuity', 'new'],
      [FIRST_UNIT, 'projects.p03', 'priorYear', '20000.00'],
    ],
    ['R22/new/701001//projects.p03'],
  ],
  [
    'R23',
    'a price and a quantity that are not the cost',
    [
      [FIRST_UNIT, `${INDICATOR}.j13`, 'level3', '会议3次，每次0.8万元'],
      [FIRST_UNIT, `${INDICATOR}.j13`, 'value', '3万元'],
    ],
    [`R23/price/701001//${INDICATOR}.j13`],
  ],
  [
    'R27',
    'a target that is another on the form',
    [[DEPARTMENT, 'overallIndicators.i01', 'value', '≥400人']],
    ['R27/target-补助人数/701//overallIndicators.i01'],
  ],
  [
    'R28',
    'a goal with another number than its indicator',
    [[FIRST_UNIT, 'performanceForms.f02', 'yearGoal', '全年补助人数达到310人，按期完成']],
    [`R28/goal-1/701001//${INDICATOR}.j10`],
  ],
  [
    'R29',
    'a kind of indicators that there is not',
    [[FIRST_UNIT, `${INDICATOR}.i14`, 'level2', '其他效益']],
    [`R24/groups/701001//performanceForms.f01`, `R29/group/701001//${INDICATOR}.i14`],
  ],
  [
    'R31',
    'a sentence that goes on nowhere',
    [[FIRST_UNIT, `${INDICATOR}.i14`, 'value', '提升服务能力，大幅度']],
    [`R31/value/701001//${INDICATOR}.i14`],
  ],
  [
    'R37',
    'a thing at more than twice its price',
    [...SERVER, [SECOND_UNIT, GOOD, 'appropriation', '50000.01']],
    ['R11/project/701002//projects.p01', `R14/project/701002//${GOOD}`, `R37/procurement/701002//${GOOD}`],
  ],
  [
    'R41',
    'a body without a person',
    [[FIRST_UNIT, 'performanceForms.f02', 'implementer', '信息科']],
    ['R41/person/701001//performanceForms.f02'],
  ],
  [
    'R42',
    'a number twice',
    [[DEPARTMENT, 'overallGoals.goal', 'goal', '1、扩大就业；2、完善社保；2、引进人才']],
    ['R42/numbering-goal/701//overallGoals.goal'],
  ],
  [
    'R42',
    'words of former years',
    [[DEPARTMENT, 'overallGoals.goal', 'goal', '做好就业扶贫']],
    ['R42/wording-goal/701//overallGoals.goal'],
  ],
  [
    'R15',
    'a project called a purchased service without one',
    [[FIRST_UNIT, 'projects.p01', 'name', '食堂购买服务']],
    [
      'R15/name/701001//projects.p01',
      'R17/unknown-1/701//overallTasks.t03',
      'R17/project-701001-projects.p01/701//overallTasks.t03',
    ],
  ],
  [
    'R15',
    'services that the form does not name',
    [[FIRST_UNIT, 'performanceForms.f01', 'purchasedServices', '']],
    ['R15/form/701001//projects.p02'],
  ],
  [
    'R17',
    'an amount in words that is not the ledger’s',
    [[DEPARTMENT, 'overallTasks.t04', 'content', '信息系统12.01万元,就业补助3万元']],
    ['R17/project-701001-projects.p02/701//overallTasks.t04'],
  ],
  [
    'R17',
    'a line that the words leave out',
    [[DEPARTMENT, 'overallTasks.t02', 'content', '办公费8万元、公务接待费0.5万元']],
    ['R17/public-30231/701//overallTasks.t02'],
  ],
  [
    'R21',
    'a project of two names',
    [[FIRST_UNIT, 'procurement.r01', 'printedName', '信息系统服务费']],
    ['R21/procurement/701001//procurement.r01'],
  ],
  [
    'R22',
    'no amount of the year before',
    [[FIRST_UNIT, 'projects.p02', 'priorYear', '']],
    ['R22/prior-year/701001//projects.p02'],
  ],
  [
    'R22',
    'a large change without a reason',
    [[FIRST_UNIT, 'projects.p02', 'priorYear', '60000.00']],
    ['R22/prior-year/701001//projects.p02'],
  ],
  ['R23', 'costs that are not the total', [[FIRST_UNIT, `${INDICATOR}.i13`, 'value', '12万元']], []],
  [
    'R23',
    'costs that are more than the total',
    [[FIRST_UNIT, `${INDICATOR}.i12`, 'value', '13万元']],
    ['R23/costs/701001//performanceForms.f01'],
  ],
  [
    'R24',
    'a value without its indicator',
    [[FIRST_UNIT, `${INDICATOR}.i13`, 'level3', '']],
    [`R24/value/701001//${INDICATOR}.i13`],
  ],
  [
    'R24',
    'a group that is missing',
    [
      [FIRST_UNIT, `${INDICATOR}.i10`, 'level2', '数量指标'],
      [FIRST_UNIT, `${INDICATOR}.i10`, 'value', '3次'],
    ],
    ['R24/groups/701001//performanceForms.f01'],
  ],
  ['R25', 'no goal', [[FIRST_UNIT, 'performanceForms.f02', 'yearGoal', '']], ['R25/goal/701001//performanceForms.f02']],
  [
    'R25',
    'a placeholder in a goal',
    [[FIRST_UNIT, 'performanceForms.f02', 'yearGoal', '20**年完成']],
    ['R25/placeholder-yearGoal/701001//performanceForms.f02'],
  ],
  [
    'R26',
    'a rate among quantities',
    [[FIRST_UNIT, `${INDICATOR}.i01`, 'value', '≥90%']],
    [`R26/quantity/701001//${INDICATOR}.i01`],
  ],
  [
    'R26',
    'money among dates',
    [[FIRST_UNIT, `${INDICATOR}.i11`, 'value', '≤2万元']],
    [`R26/timeliness/701001//${INDICATOR}.i11`],
  ],
  [
    'R30',
    'a unit by another name',
    [[FIRST_UNIT, 'performanceForms.f02', 'budgetUnit', '局办公室']],
    ['R30/budget-unit/701001//performanceForms.f02'],
  ],
  [
    'R32',
    'new and continuing at once',
    [[FIRST_UNIT, 'performanceForms.f02', 'continuing', '1']],
    ['R32/attribute/701001//performanceForms.f02'],
  ],
  [
    'R33',
    'an indicator of another project',
    [
      [FIRST_UNIT, `${INDICATOR}.j11`, 'level3', '培训人员取得证书比例'],
      [FIRST_UNIT, `${INDICATOR}.i10`, 'level3', '培训人员取得证书比例'],
      [FIRST_UNIT, `${INDICATOR}.i10`, 'value', '100%'],
    ],
    [`R33/copy/701001//${INDICATOR}.j11`],
  ],
  [
    'R35',
    'other funds that the project does not have',
    [
      [FIRST_UNIT, 'projects.p02', 'other', ''],
      [FIRST_UNIT, 'projects.p02', 'general', '120000.00'],
    ],
    ['R35/project/701001//projects.p02', 'R08/general'],
  ],
  [
    'R39',
    'a contribution off its rate',
    [[FIRST_UNIT, 'basic.b', 'amount', '33000.00']],
    ['R05/unit/701001', 'R06/pension/701001', 'R16/personnel', 'R39/pension/701001'],
  ],
  ['R41', 'nobody who is responsible', [[FIRST_UNIT, 'projects.p02', 'owner', '']], ['R41/owner/701001//projects.p02']],
]

describe('a rule about words', () => {
  it('[CHK-31] finds nothing where every word agrees', () => expect(different(edited(...WORDS))).toEqual([]))

  it.each(PLANTED)('[CHK-32] %s finds %s', (_rule, _what, edits, identities) => {
    const found = different(edited(...WORDS, ...edits))
    // Exactly these: were the rule turned off, its own would be missing.
    expect(found.toSorted()).toEqual(identities.toSorted())
  })

  it('[CHK-32] R36 finds a code of another kind of institution, and asks nothing of a unit whose name tells nothing', () => {
    const named = (name: string): DepartmentInput => ({
      ...SMALL_DEPARTMENT,
      units: SMALL_DEPARTMENT.units.map((unit) => (unit.code === SECOND_UNIT ? { ...unit, name } : unit)),
    })
    expect(different(named('市就业局'))).toEqual(['R36/2080109/701002//functional.a'])
    expect(different(named('市社保局'))).toEqual([])
    expect(different(named('下属中心'))).toEqual([])
  })

  it('[CHK-33] has a case planted here for every one there is', () => {
    const planted = new Set([...PLANTED.map(([rule]) => rule), 'R36'])
    expect(TEMPLATE_2022.wordRules.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([])
  })
})
