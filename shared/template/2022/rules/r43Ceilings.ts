import type { Rule } from '../../../checks/rule.ts'
import type { CeilingKind } from '../../../consolidation/ceiling.ts'
import type { Measure } from '../../../consolidation/measure.ts'
import { PROJECT_FUNDS } from '../sheets/projects.ts'
import { side, sumOf } from './parts.ts'

const PROJECT: Measure = { plus: PROJECT_FUNDS.map(({ id }) => sumOf('projects', id)) }
const BASIC: Measure = sumOf('functional', 'basic')

const BUDGETS: Readonly<Record<CeilingKind, { readonly name: string; readonly measure: Measure }>> = {
  total: {
    name: '支出总额',
    measure: { plus: [BASIC, sumOf('functional', 'remittance'), sumOf('functional', 'subsidy'), PROJECT] },
  },
  basic: { name: '基本支出', measure: BASIC },
  project: { name: '项目支出', measure: PROJECT },
}

const within = (kind: CeilingKind, over: 'units' | 'department'): Rule => {
  const { name, measure } = BUDGETS[kind]
  const whose = over === 'units' ? '单位' : '部门'
  return {
    id: 'R43',
    part: `${kind}-${over}`,
    title: `${name} ≤ 控制数`,
    explain: `${whose}的${name}不应超过部门下达的控制数。`,
    severity: 'error',
    each: { over },
    left: side(over === 'units' ? `${name}合计` : `各单位${name}合计`, measure),
    relation: '≤',
    right: side(`${name}控制数`, { ceiling: kind }),
    tolerance: { kind: 'exact' },
    // Nothing is asked where no ceiling was issued.
    onlyWith: 'right',
    blankIsZero: 'left',
  }
}

const KINDS = ['total', 'basic', 'project'] as const

export const R43: readonly Rule[] = KINDS.flatMap((kind) => [within(kind, 'units'), within(kind, 'department')])
