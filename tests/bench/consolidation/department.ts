import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import { row } from '@hesuan/shared/consolidation/smallDepartment.fixture.ts'
import type { SectionSnapshot, SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { generateDepartment } from '../../departments/generateDepartment.ts'

/**
 * A department of so many units with so many lines in each section: a made-up one in which everything agrees, whose
 * sections are filled up with lines of procurement.
 */
export function departmentOf(units: number, lines: number): DepartmentInput {
  const input = generateDepartment(1, { units, printed: false, precision: 'fen' })
  return { ...input, snapshots: input.snapshots.map((snapshot) => filledUp(snapshot, lines)) }
}

function filledUp(snapshot: SectionSnapshot, lines: number): SectionSnapshot {
  const project = snapshot.rows.find(({ sheet }) => sheet === 'projects')?.id
  if (snapshot.kind !== 'unit' || project === undefined) return snapshot
  const more = Array.from({ length: Math.max(0, lines - snapshot.rows.length) }, (_, index) =>
    row(`procurement.bench${index}`, {
      project,
      item: `A02${String(index).padStart(4, '0')} 办公设备`,
      quantity: '1',
      measureUnit: '台',
      appropriation: `${100 + (index % 7)}.25`,
    }),
  )
  return { ...snapshot, rows: [...snapshot.rows, ...more] }
}

/** The department after one unit has submitted again, with another amount in one of its lines. */
export function submittedAgain(input: DepartmentInput, unit: number, amount: string): DepartmentInput {
  const snapshots = input.snapshots.map((snapshot, index) =>
    index === unit
      ? { ...snapshot, rows: snapshot.rows.map((one) => (isOfficeCosts(one) ? withAmount(one, amount) : one)) }
      : snapshot,
  )
  return { ...input, snapshots }
}

const isOfficeCosts = ({ sheet, cells }: SnapshotRow): boolean => sheet === 'basic' && cells['code'] === '30201'

const withAmount = (one: SnapshotRow, amount: string): SnapshotRow => ({ ...one, cells: { ...one.cells, amount } })
