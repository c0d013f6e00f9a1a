import { fundTable } from './fundTable.ts'

export const T07 = fundTable(
  'T07',
  '政府性基金支出预算表',
  'govFund',
  '{departmentName}{year}年没有使用政府性基金预算拨款安排的支出。',
)
