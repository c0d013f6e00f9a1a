import type { Observation, WordRule } from '../../../checks/rule.ts'
import type { RowSource, UnitRow } from '../../../consolidation/rowSource.ts'
import { Exact } from '../../../money/exact.ts'
import { PROJECT_FUNDS } from '../sheets/projects.ts'
import { demanded, NOTHING, ofCell, sameName, textOf } from './words.ts'

const place = (row: UnitRow) => ({ unit: row.unit, id: row.id })
const FUNDS = PROJECT_FUNDS.map(({ id }) => id)

/** A change beyond this part of the prior year's amount has to be explained. */
const USUAL_CHANGE = '0.3'

export const R22: WordRule = {
  id: 'R22',
  title: '延续项目有上年预算，变化大的有说明',
  explain: '延续项目应填上年预算；比上年增减超过 30% 的，应在备注中说明原因。',
  severity: 'warning',
  over: 'sections',
  leftLabel: '本年预算',
  rightLabel: '上年预算',
  *examine(source, unit) {
    for (const row of source.rows(unit, 'projects')) {
      const { continuity, priorYear, note } = row.cells
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
        left,
        right,
        ...(isMissing ? { says: '延续项目没有填上年预算' } : {}),
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
    left: {
      value: words === '' ? null : words,
      cells: (ticked.length === 0 ? names : ticked).flatMap((column) => ofCell(row, column).cells),
    },
    right: demanded('勾选一项'),
    says: ticked.length === 0 ? `${title}没有勾选` : `${title}同时勾选了${words}`,
  }
}

export const R32: WordRule = {
  id: 'R32',
  title: '勾选唯一',
  explain: '绩效目标表的项目属性、项目期限、立项依据各勾选一项，并与项目支出表一致。',
  severity: 'hint',
  over: 'sections',
  leftLabel: '已勾选',
  rightLabel: '应',
  *examine(source, unit) {
    for (const row of source.rows(unit, 'performanceForms')) {
      for (const { part, title, columns } of PAIRS) yield ticks(row, part, title, columns)
      yield ticks(row, 'basis', '立项依据', BASES)
    }
  },
}

export const R41: WordRule = {
  id: 'R41',
  title: '有责任人和实施单位',
  explain: '有绩效目标表的项目应写明责任人，绩效目标表应写明预算单位和实施单位。',
  severity: 'hint',
  over: 'sections',
  leftLabel: '所填',
  rightLabel: '应填',
  *examine(source, unit) {
    for (const row of source.rows(unit, 'performanceForms')) {
      const project = source.row(row.unit, row.cells['project'] ?? '')
      if (project !== null) yield filled(project, 'owner', '责任人')
      yield filled(row, 'budgetUnit', '预算单位')
      yield filled(row, 'implementer', '实施单位')
    }
  },
}

const filled = (row: UnitRow, column: string, title: string): Observation => ({
  part: column,
  row: place(row),
  agrees: textOf(row, column) !== '',
  left: ofCell(row, column),
  right: demanded(title),
  says: `没有填${title}`,
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
        left: ofCell(row, 'budgetUnit'),
        right: demanded(source.unitName(row.unit) ?? ''),
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
        left: ofCell(row, 'name'),
        right: services[0] === undefined ? NOTHING : ofCell(services[0], 'item'),
        says: '项目名称含“购买服务”，购买服务表中没有它',
      }
    }
  },
}

const servicesOf = (source: RowSource, row: UnitRow): readonly UnitRow[] =>
  source.referring(row.unit, 'purchasedServices', 'project', row.id)
