import { fundTable } from './fundTable.ts'

export const T08 = fundTable(
  'T08',
  '国有资本经营预算支出预算表',
  'stateCapital',
  '{departmentName}{year}年没有使用国有资本经营预算拨款安排的支出。',
)
