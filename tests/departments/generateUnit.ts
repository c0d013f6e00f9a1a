import { row } from '@hesuan/shared/consolidation/smallDepartment.fixture.ts'
import { canonicalYuan, fromFen } from '@hesuan/shared/money/amount.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { QUOTAS_2022 } from '@hesuan/shared/template/2022/quotas.ts'
import { INCOME_SOURCES } from '@hesuan/shared/template/2022/sheets/income.ts'
import { THREE_PUBLIC_ITEMS } from '@hesuan/shared/template/2022/sheets/threePublic.ts'
import { type GeneratedProject, generateProjects, projectRows } from './generateProjects.ts'
import type { Random } from './seededRandom.ts'

/** A unit as it is made up: its section's rows, and what the department's own section says of it. */
export interface GeneratedUnit {
  readonly code: string
  readonly name: string
  readonly rows: readonly SnapshotRow[]
  readonly projects: readonly GeneratedProject[]
  /** Basic expenditure by economic code, 分. */
  readonly basic: ReadonlyMap<string, bigint>
}

/** Half up, as amounts are rounded everywhere. */
const part = (whole: bigint, numerator: bigint, denominator: bigint): bigint =>
  (whole * numerator * 2n + denominator) / (denominator * 2n)

export const text = (fen: bigint): string => canonicalYuan(fromFen(fen))
export const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, amount) => total + amount, 0n)

/** Makes up a unit in which everything agrees with everything. */
export function generateUnit(
  random: Random,
  unit: { readonly code: string; readonly name: string; readonly running: string; readonly isBureau: boolean },
): GeneratedUnit {
  const posts = random.int(5, 90)
  const people = Math.max(4, posts - random.int(0, Math.floor(posts / 8)))
  const basic = basicExpenditure(random, { posts, people, isBureau: unit.isBureau })
  const projects = generateProjects(random, unit)
  const functional = functionalExpenditure(random, basic, unit.running)
  return {
    code: unit.code,
    name: unit.name,
    projects,
    basic,
    rows: [
      ...incomeRows(basic, projects),
      ...[...functional].map(([code, amount]) => row(`functional.c${code}`, { code, basic: text(amount) })),
      ...[...basic].map(([code, amount]) => row(`basic.c${code}`, { code, amount: text(amount) })),
      ...THREE_PUBLIC_ITEMS.map(({ value, economicCode }) => {
        const amount = basic.get(economicCode)
        return row(`threePublic.${value.toLowerCase()}`, {
          item: value,
          ...(amount === undefined ? {} : { amount: text(amount) }),
        })
      }),
      ...staffingRows({ posts, people, isBureau: unit.isBureau }, basic),
      ...projects.flatMap(projectRows),
    ],
  }
}

interface Staff {
  readonly posts: number
  readonly people: number
  readonly isBureau: boolean
}

const fenOf = (yuan: string): bigint => BigInt(yuan.replace('.', ''))

/** So many heads at a quota, with the factor of the bureau: 1.2. */
const quotaAmount = ({ posts, people, isBureau }: Staff, quota: string, heads: 'posts' | 'people'): bigint =>
  part(fenOf(quota) * BigInt(heads === 'posts' ? posts : people), isBureau ? 12n : 10n, 10n)

function basicExpenditure(random: Random, staff: Staff): Map<string, bigint> {
  const { people } = staff
  const each = (least: number, most: number): bigint => BigInt(random.int(least, most)) * BigInt(people)
  const wages: readonly (readonly [string, bigint])[] = [
    ['30101', each(3_500_000, 4_500_000)],
    ['30102', each(1_500_000, 2_500_000)],
    ['30103', each(200_000, 350_000)],
    ['30107', each(100_000, 1_000_000)],
  ]
  const base = sum(wages.map(([, amount]) => amount))
  const lines: (readonly [string, bigint])[] = [
    ...wages,
    ['30108', part(base, 16n, 100n)],
    ['30110', part(base, 76n, 1000n)],
    ['30111', each(90_000, 110_000)],
    ['30112', each(120_000, 150_000)],
    ['30113', part(base, 12n, 100n)],
    ...QUOTAS_2022.usual.map(({ code, quota, heads }) => [code, quotaAmount(staff, quota, heads)] as const),
    ['30228', part(base, 2n, 100n)],
    ['30229', part(base, 15n, 1000n)],
    ['30239', each(400_000, 600_000)],
    ['30299', each(100_000, 180_000)],
    ['30307', each(30_000, 60_000)],
    ...(random.percent(40) ? [['30231', BigInt(random.int(1, 8)) * 2_412_345n] as const] : []),
    ...(random.percent(30) ? [['30305', each(20_000, 90_000)] as const] : []),
    ...(random.percent(30) ? [['30309', each(5_000, 9_000)] as const] : []),
  ]
  return new Map(lines.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function functionalExpenditure(
  random: Random,
  basic: ReadonlyMap<string, bigint>,
  running: string,
): ReadonlyMap<string, bigint> {
  const of = (code: string): bigint => basic.get(code) ?? 0n
  const retired = of('30307') / BigInt(random.int(2, 5))
  const forStaff = random.percent(60) ? of('30110') / BigInt(random.int(3, 9)) : 0n
  const lines: (readonly [string, bigint])[] = [
    ['2080505', of('30108')],
    ['2080599', retired],
    ['2080801', of('30305')],
    ['2101101', of('30110') - forStaff],
    ['2101102', forStaff],
    ['2101103', of('30111')],
    ['2210201', of('30113')],
  ]
  const rest = sum(basic.values()) - sum(lines.map(([, amount]) => amount))
  return new Map(
    [[running, rest] as const, ...lines].filter(([, amount]) => amount > 0n).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function staffingRows(staff: Staff, basic: ReadonlyMap<string, bigint>): readonly SnapshotRow[] {
  return QUOTAS_2022.usual
    .filter(({ code }) => basic.has(code))
    .map(({ code, quota, heads }) =>
      row(`staffing.c${code}`, {
        name: heads === 'posts' ? '编制数' : '实有数',
        heads: String(heads === 'posts' ? staff.posts : staff.people),
        economicCode: code,
        quota,
        factor: staff.isBureau ? '1.2' : '1',
      }),
    )
}

/** What a unit spends comes from just these sources. */
function incomeRows(basic: ReadonlyMap<string, bigint>, projects: readonly GeneratedProject[]): readonly SnapshotRow[] {
  const funds = (fund: string) => sum(projects.map((project) => project.funds.get(fund) ?? 0n))
  return INCOME_SOURCES.map(({ value }) => {
    const amount = funds(value) + (value === 'general' ? sum(basic.values()) : 0n)
    return row(`income.${value.toLowerCase()}`, { source: value, ...(amount === 0n ? {} : { amount: text(amount) }) })
  })
}
