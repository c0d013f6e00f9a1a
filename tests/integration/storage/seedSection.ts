import type { Database } from '@hesuan/server/storage/database.ts'

/**
 * The least that there must be for a section `s1` of unit 701001 to exist.
 * @param release of which the database is: before 0010 the department itself had a state
 */
export async function seedSection({ write }: Database, release: 'present' | 'before-0010' = 'present'): Promise<void> {
  await write
    .withTables<{ departments: Record<string, string> }>()
    .insertInto('departments')
    .values({ code: '701', name: '测试部门', ...(release === 'present' ? {} : { status: 'locked' }) })
    .execute()
  await write
    .insertInto('units')
    .values({ code: '701001', department_code: '701', name: '机关', position: 1 })
    .execute()
  await write.insertInto('fiscal_years').values({ department_code: '701', year: 2022, template_year: 2022 }).execute()
  await write
    .insertInto('rounds')
    .values({ id: 'r1', department_code: '701', year: 2022, name: '二上', position: 1, open: 1 })
    .execute()
  await write
    .insertInto('sections')
    .values({
      id: 's1',
      round_id: 'r1',
      unit_code: '701001',
      kind: 'unit',
      status: 'draft',
      precision: 'fen',
      epoch: 1,
      head: 0,
      last_edit_at: null,
      last_edit_by: null,
    })
    .execute()
}

/** A row of the log of section `s1`. */
export const update = (values: {
  readonly sequence: number
  readonly epoch?: number
  readonly payload?: Uint8Array
}) => ({
  section_id: 's1',
  epoch: 1,
  payload: Uint8Array.from([0, 0]),
  user_id: 'system',
  received_at: '2022-01-01T00:00:00.000Z',
  ...values,
})
