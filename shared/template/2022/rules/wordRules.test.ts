import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../checks/runChecks.ts'
import type { DepartmentInput } from '../../../consolidation/department.ts'
import { DEPARTMENT, FIRST_UNIT, SMALL_DEPARTMENT, withCell } from '../../../consolidation/smallDepartment.fixture.ts'
import { TEMPLATE_2022 } from '../index.ts'

type Edit = readonly [unit: string, row: string, column: string, value: string]

const edited = (...edits: readonly Edit[]): DepartmentInput =>
  edits.reduce((input, [unit, row, column, value]) => withCell(input, unit, row, column, value), SMALL_DEPARTMENT)

/** The words name every project and economic line. */
const WORDS: readonly Edit[] = [
  [FIRST_UNIT, 'projects.p02', 'continuity', 'continuing'],
  [FIRST_UNIT, 'projects.p02', 'priorYear', '110000.00'],
  [DEPARTMENT, 'overallTasks.t02', 'content', '办公费8万元、公务接待费0.5万元、公务用车运行维护费1.5万元'],
  [DEPARTMENT, 'overallTasks.t03', 'content', '(1)局机关:食堂运行6万元;(2)下属中心:食堂运行5万元'],
  [DEPARTMENT, 'overallTasks.t04', 'content', '信息系统12万元,就业补助3万元'],
]

const different = (input: DepartmentInput): string[] =>
  runChecks(TEMPLATE_2022, input)
    .findings.filter(({ verdict }) => verdict === 'different')
    .map(({ identity }) => identity.replace(/\/+$/, ''))

const INDICATOR = 'performanceIndicators'
const PLANTED: readonly (readonly [
  rule: string,
  what: string,
  edits: readonly Edit[],
  identities: readonly string[],
])[] = [
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

  it('[CHK-33] has a case planted here for every one there is', () => {
    const planted = new Set(PLANTED.map(([rule]) => rule))
    expect(TEMPLATE_2022.wordRules.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([])
  })
})
