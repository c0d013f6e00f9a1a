import { row } from '@hesuan/shared/consolidation/smallDepartment.fixture.ts'
import { canonicalYuan, formatAmount, fromFen } from '@hesuan/shared/money/amount.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import type { Random } from './seededRandom.ts'
import { GOODS, OPERATING, PERSONS, SERVICES, TOPICS, type Topic } from './vocabulary.ts'

/** A project as it is made up; amounts are whole hundreds of 元, in 分. */
export interface GeneratedProject {
  readonly local: string
  readonly name: string
  readonly unitName: string
  readonly code: string
  readonly class: 'operating' | 'specific'
  readonly funds: ReadonlyMap<string, bigint>
  readonly priorYear: bigint | null
  readonly person: string
  readonly goods: readonly {
    readonly item: string
    readonly unit: string
    readonly count: number
    readonly fen: bigint
  }[]
  readonly service: {
    readonly item: string
    readonly unit: string
    readonly count: number
    readonly price: bigint
  } | null
  readonly topic: Topic | null
  /** How many of what the topic counts. */
  readonly target: number
}

const HUNDRED = 10_000n

const text = (fen: bigint): string => canonicalYuan(fromFen(fen))
const wan = (fen: bigint): string => formatAmount(fromFen(fen), 'wan', 2).replaceAll(',', '')

export const amountOf = ({ funds }: GeneratedProject): bigint =>
  [...funds.values()].reduce((total, amount) => total + amount, 0n)

export function generateProjects(
  random: Random,
  unit: { readonly name: string; readonly running: string; readonly isBureau: boolean },
): readonly GeneratedProject[] {
  const names = [
    ...random.some(OPERATING, random.int(1, 3)).map((name) => ({ name, topic: null })),
    ...random.some(TOPICS, random.int(1, 4)).map((topic) => ({ name: topic.name, topic })),
  ]
  return names.map(({ name, topic }, index) => {
    const general = BigInt(random.int(100, 5000)) * HUNDRED
    const other = topic !== null && random.percent(25) ? BigInt(random.int(50, 900)) * HUNDRED : 0n
    const govFund = topic !== null && random.percent(8) ? BigInt(random.int(50, 900)) * HUNDRED : 0n
    const total = general + other + govFund
    const good = random.pick(GOODS)
    const count = random.int(1, 5)
    // Prices of the same thing differ a little from unit to unit.
    const fen = (BigInt(good.price) * 100n * BigInt(count) * BigInt(random.int(96, 104))) / 100n
    const procures = topic !== null && random.percent(40) && fen * 2n <= general
    const service = random.pick(SERVICES)
    const price = BigInt(service.unit === '月' ? random.int(7, 9) : random.int(2, 12)) * HUNDRED
    const purchases = topic !== null && random.percent(30) && price * 24n <= general
    return {
      local: `p${String(index + 1).padStart(2, '0')}`,
      name,
      unitName: unit.name,
      code: topic === null && unit.isBureau ? '2080102' : unit.running === '2080101' ? '2080199' : unit.running,
      class: topic === null ? 'operating' : 'specific',
      funds: new Map(
        [['general', general] as const, ['other', other] as const, ['govFund', govFund] as const].filter(
          ([, amount]) => amount > 0n,
        ),
      ),
      priorYear: random.percent(70) ? (total * BigInt(random.int(85, 115))) / 100n : null,
      person: random.pick(PERSONS),
      goods: procures ? [{ item: good.item, unit: good.unit, count, fen }] : [],
      service: purchases ? { item: service.item, unit: service.unit, count: random.int(1, 12), price } : null,
      topic,
      target: random.int(2, 900) * 10 + 5,
    }
  })
}

/** The rows of a project: its own, what it buys, its form and indicators. */
export function projectRows(project: GeneratedProject): readonly SnapshotRow[] {
  const { local, name, code, funds, priorYear, person, goods, service } = project
  const id = `projects.${local}`
  return [
    row(id, {
      name,
      functionalCode: code,
      class: project.class,
      ...Object.fromEntries([...funds].map(([fund, amount]) => [fund, text(amount)])),
      owner: person,
      continuity: priorYear === null ? 'new' : 'continuing',
      ...(priorYear === null ? {} : { priorYear: text(priorYear) }),
    }),
    ...goods.map(({ item, unit, count, fen }, index) =>
      row(`procurement.${local}-${index + 1}`, {
        project: id,
        item,
        quantity: String(count),
        measureUnit: unit,
        appropriation: text(fen),
      }),
    ),
    ...(service === null
      ? []
      : [
          row(`purchasedServices.${local}`, {
            project: id,
            item: service.item,
            quantity: String(service.count),
            measureUnit: service.unit,
            unitPrice: text(service.price),
            appropriation: text(service.price * BigInt(service.count)),
          }),
        ]),
    ...formRows(project),
  ]
}

function formRows(project: GeneratedProject): readonly SnapshotRow[] {
  const { local, topic, funds, goods, service, priorYear, unitName, person, target } = project
  if (topic === null) return []
  const form = `performanceForms.${local}`
  const fiscal = (funds.get('general') ?? 0n) + (funds.get('govFund') ?? 0n)
  const total = amountOf(project)
  const procured = goods.reduce((sum, { fen }) => sum + fen, 0n)
  const purchased = service === null ? 0n : service.price * BigInt(service.count)
  const filled = (column: string, amount: bigint) => (amount === 0n ? {} : { [column]: text(amount) })
  return [
    row(form, {
      project: `projects.${local}`,
      budgetUnit: unitName,
      implementer: `${unitName} ${person}`,
      [priorYear === null ? 'newProject' : 'continuing']: '1',
      recurring: '1',
      basisSuperior: '1',
      ...filled('yearTotal', total),
      ...filled('yearFiscal', fiscal),
      ...filled('yearOther', total - fiscal),
      ...filled('procurement', procured),
      ...filled('purchasedServices', purchased),
      ...filled('priorYear', priorYear ?? 0n),
      ...filled('sourceTotal', total),
      ...filled('sourceGeneral', funds.get('general') ?? 0n),
      ...filled('sourceGovFund', funds.get('govFund') ?? 0n),
      ...filled('sourceOther', total - fiscal),
      yearGoal: `全年${topic.act}${target}${topic.unit}，${topic.benefit}进一步提高。`,
    }),
    ...indicatorsOf(project, topic).map(([level1, level2, level3, value], index) =>
      row(`performanceIndicators.${local}-i${String(index + 1).padStart(2, '0')}`, {
        form,
        term: 'year',
        level1,
        level2,
        level3,
        value,
      }),
    ),
  ]
}

type Indicator = readonly [level1: string, level2: string, level3: string, value: string]

function indicatorsOf(project: GeneratedProject, topic: Topic): readonly Indicator[] {
  const total = amountOf(project)
  const first = (total / 2n / HUNDRED) * HUNDRED
  return [
    ['产出指标', '数量指标', topic.act, `≥${project.target}${topic.unit}`],
    ['产出指标', '质量指标', topic.quality, '≥98%'],
    ['产出指标', '时效指标', '完成时间', '2022年12月31日前'],
    ['产出指标', '成本指标', `${topic.act}直接费用`, `${wan(first)}万元`],
    ['产出指标', '成本指标', `${topic.act}其他费用`, `≤${wan(total - first)}万元`],
    ['效益指标', '社会效益', topic.benefit, '明显提高'],
    ['满意度指标', '服务对象满意度', `${topic.people}满意度`, '≥95%'],
  ]
}
