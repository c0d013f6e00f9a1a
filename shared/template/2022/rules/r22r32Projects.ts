import type { Observation, WordRule } from '../../../checks/rule.ts'
import { wan } from '../../../checks/sentence.ts'
import type { RowSource, UnitRow } from '../../../consolidation/rowSource.ts'
import { responsiblePersons } from '../../../import/publishedText/responsiblePersons.ts'
import { Exact } from '../../../money/exact.ts'
import { PROJECT_FUNDS } from '../sheets/projects.ts'
import { demanded, NOTHING, ofCell, sameName, textOf } from './words.ts'

const place = (row: UnitRow) => ({ unit: row.unit, id: row.id })
const FUNDS = PROJECT_FUNDS.map(({ id }) => id)

/** A change beyond this part of the prior year's amount has to be explained. */
const USUAL_CHANGE = '0.3'

export const R22: WordRule = {
  id: 'R22',
  title: '上年预算与新增、延续相符，变化大的有说明',
  explain: '延续项目应填上年预算，新增项目没有上年预算；比上年增减超过 30% 的，应在备注中说明原因，供审核判断。',
  severity: 'warning',
  over: 'sections',
  leftLabel: '本年预算',
  rightLabel: '上年预算',
  *examine(source, unit) {
    for (const row of source.rows(unit, 'projects')) {
      const { continuity, priorYear, note } = row.cells
      if (continuity === 'new') {
        yield {
          part: 'new',
          row: place(row),
          agrees: priorYear === undefined || new Exact(priorYear).isZero(),
          tell: () => ({
            left: ofCell(row, 'continuity', '新增'),
            right: ofCell(row, 'priorYear'),
            says: '新增项目填了上年预算',
          }),
        }
      }
      if (continuity !== 'continuing') continue
      const used = FUNDS.filter((fund) => row.cells[fund] !== undefined)
      const amount = used.reduce((sum, fund) => sum.plus(row.cells[fund] ?? 0), new Exact(0))
      const left = { value: amount.toFixed(2), cells: used.flatMap((fund) => ofCell(row, fund).cells) }
      const right = ofCell(row, 'priorYear')
      const isMissing = priorYear === undefined
      const isLarge =
        !isMissing && amount.minus(priorYear).abs().greaterThan(new Exact(priorYear).abs().times(USUAL_CHANGE))
      yield {
        part: 'prior-year',
        row: place(row),
        amounts: true,
        agrees: !isMissing && (!isLarge || note !== undefined),
        tell: () => ({
          left,
          right,
          says: isMissing
            ? '延续项目没有填上年预算'
            : `本年预算 ${wan(left.value)}，上年预算 ${wan(priorYear)}，增减超过 30%，备注没有说明原因`,
        }),
      }
    }
    for (const form of source.rows(unit, 'performanceForms')) {
      const project = source.row(form.unit, form.cells['project'] ?? '')
      const [ofForm, ofProject] = [form.cells['priorYear'], project?.cells['priorYear']]
      if (project === null || ofForm === undefined || ofProject === undefined) continue
      yield {
        part: 'form',
        row: place(form),
        amounts: true,
        agrees: new Exact(ofForm).equals(ofProject),
        tell: () => ({
          left: ofCell(form, 'priorYear'),
          right: ofCell(project, 'priorYear'),
          says: '绩效目标表所列以前年度预算与项目支出表的上年预算不同',
        }),
      }
    }
  },
}

const isTicked = (row: UnitRow, column: string): boolean => row.cells[column] === '1'

const PAIRS = [
  { part: 'attribute', title: '项目属性', columns: { newProject: '新增', continuing: '延续' } },
  { part: 'term', title: '项目期限', columns: { oneOff: '一次性', recurring: '经常性' } },
] as const

const BASES: Readonly<Record<string, string>> = {
  basisLaw: '法律法规',
  basisDecision: '市委市政府决定',
  basisSuperior: '上级文件要求',
  basisInstruction: '领导指示',
  basisOther: '其他',
}

/** One group of boxes of which one is to be ticked. */
function ticks(row: UnitRow, part: string, title: string, columns: Readonly<Record<string, string>>): Observation {
  const names = Object.keys(columns)
  const ticked = names.filter((column) => isTicked(row, column))
  const words = ticked.map((column) => columns[column] ?? column).join('、')
  return {
    part,
    row: place(row),
    agrees: ticked.length === 1,
    tell: () => ({
      left: {
        value: words === '' ? null : words,
        cells: (ticked.length === 0 ? names : ticked).flatMap((column) => ofCell(row, column).cells),
      },
      right: demanded('勾选一项'),
      says: ticked.length === 0 ? `${title}没有勾选` : `${title}同时勾选了${words}`,
    }),
  }
}

export const R32: WordRule = {
  id: 'R32',
  title: '勾选唯一，互不矛盾',
  explain:
    '绩效目标表的项目属性、项目期限、立项依据各勾选一项，并与项目支出表的新增、延续一致；同时勾选看不出以哪一项为准。',
  severity: 'hint',
  over: 'sections',
  leftLabel: '已勾选',
  rightLabel: '应',
  *examine(source, unit) {
    for (const row of source.rows(unit, 'performanceForms')) {
      for (const { part, title, columns } of PAIRS) yield ticks(row, part, title, columns)
      yield ticks(row, 'basis', '立项依据', BASES)
      yield* sameContinuity(row, source)
    }
  },
}

/** What the form ticks and what the project says: one project is new or continuing, not both. */
function* sameContinuity(form: UnitRow, source: RowSource): Iterable<Observation> {
  const project = source.row(form.unit, form.cells['project'] ?? '')
  const said = project?.cells['continuity']
  const ticked = isTicked(form, 'newProject') ? 'new' : 'continuing'
  // With both boxes or none the tick itself is told.
  if (project === null || said === undefined || isTicked(form, 'newProject') === isTicked(form, 'continuing')) return
  yield {
    part: 'continuity',
    row: place(form),
    agrees: said === ticked,
    tell: () => ({
      left: ofCell(form, ticked === 'new' ? 'newProject' : 'continuing', nameOf(ticked)),
      right: ofCell(project, 'continuity', nameOf(said)),
      says: `绩效目标表勾选${nameOf(ticked)}，项目支出表为${nameOf(said)}`,
    }),
  }
}

const nameOf = (continuity: string): string => (continuity === 'new' ? '新增' : '延续')

export const R41: WordRule = {
  id: 'R41',
  title: '有责任人和实施单位',
  explain: '特定目标类项目应写明责任人；绩效目标表应写明预算单位、实施单位及责任人，出了问题才知道由谁负责。',
  severity: 'hint',
  over: 'sections',
  leftLabel: '所填',
  rightLabel: '应填',
  *examine(source, unit) {
    for (const row of source.rows(unit, 'projects')) {
      if (row.cells['class'] === 'specific') yield filled(row, 'owner', '责任人')
    }
    for (const row of source.rows(unit, 'performanceForms')) {
      yield filled(row, 'budgetUnit', '预算单位')
      yield filled(row, 'implementer', '实施单位')
      const implementer = textOf(row, 'implementer')
      if (implementer === '') continue
      yield named(row, 'body', BODY.test(implementer), '实施单位')
      yield named(row, 'person', responsiblePersons(implementer) !== '', '责任人')
    }
  },
}

/** What a body is called by. */
const BODY = /局|科|处|室|股|院|校|所|站|队|中心|委|办|部|厅/

const named = (row: UnitRow, part: string, isNamed: boolean, title: string): Observation => ({
  part,
  row: place(row),
  agrees: isNamed,
  tell: () => ({
    left: ofCell(row, 'implementer'),
    right: demanded(title),
    says: `“实施单位及责任人”写的是“${textOf(row, 'implementer')}”，没有写${title}`,
  }),
})

const filled = (row: UnitRow, column: string, title: string): Observation => ({
  part: column,
  row: place(row),
  agrees: textOf(row, column) !== '',
  tell: () => ({ left: ofCell(row, column), right: demanded(title), says: `没有填${title}` }),
})

export const R30: WordRule = {
  id: 'R30',
  title: '单位名称与单位名册一致',
  explain: '绩效目标表的预算单位应使用单位名册中的名称。',
  severity: 'hint',
  over: 'sections',
  leftLabel: '所写单位',
  rightLabel: '单位名册',
  *examine(source, unit) {
    const seen = new Set<string>()
    for (const row of source.rows(unit, 'performanceForms')) {
      const written = textOf(row, 'budgetUnit')
      if (written === '' || seen.has(written)) continue
      seen.add(written)
      const known = [source.input.department.name, source.unitName(row.unit) ?? '']
      yield {
        part: 'budget-unit',
        row: place(row),
        agrees: known.some((name) => sameName(name, written)),
        tell: () => ({ left: ofCell(row, 'budgetUnit'), right: demanded(source.unitName(row.unit) ?? '') }),
      }
    }
  },
}

const CALLED_SERVICE = /购买服务/

export const R15_NAME: WordRule = {
  id: 'R15',
  title: '名为购买服务的项目有购买服务',
  explain: '项目名称含“购买服务”的，应在购买服务表中列出所购服务。',
  severity: 'warning',
  over: 'sections',
  leftLabel: '项目名称',
  rightLabel: '购买服务表',
  *examine(source, unit) {
    for (const row of source.rows(unit, 'projects')) {
      if (!CALLED_SERVICE.test(row.cells['name'] ?? '')) continue
      const services = servicesOf(source, row)
      yield {
        part: 'name',
        row: place(row),
        agrees: services.length > 0,
        tell: () => ({
          left: ofCell(row, 'name'),
          right: services[0] === undefined ? NOTHING : ofCell(services[0], 'item'),
          says: '项目名称含“购买服务”，购买服务表中没有它',
        }),
      }
    }
  },
}

const servicesOf = (source: RowSource, row: UnitRow): readonly UnitRow[] =>
  source.referring(row.unit, 'purchasedServices', 'project', row.id)
