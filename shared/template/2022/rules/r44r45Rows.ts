import type { Rule } from '../../../checks/rule.ts'
import type { Column, Sheet } from '../../sheet.ts'
import { SHEETS_2022 } from '../sheets/index.ts'
import { side } from './parts.ts'

const isTyped = ({ type, readOnly }: Column): boolean => type.kind !== 'derived' && readOnly !== true

/** A row of which anything is filled says what it is: without its code a row is in no table, and nobody misses it. */
const required = (sheet: Sheet, column: Column): Rule => ({
  id: 'R44',
  part: `${sheet.id}-${column.id}`,
  title: `${sheet.title}：${column.title}必填`,
  explain: `“${sheet.title}”这一行填了内容，但没有填${column.title}，无法汇总。`,
  severity: 'error',
  each: { over: 'rows', sheet: sheet.id },
  left: side('本行内容', {
    present: {
      plus: sheet.columns
        .filter((other) => isTyped(other) && other.id !== column.id)
        .map(({ id }) => ({ count: { sheet: sheet.id, column: id, row: 'bound' } })),
    },
  }),
  relation: '≤',
  right: side(column.title, { count: { sheet: sheet.id, column: column.id, row: 'bound' } }),
  tolerance: { kind: 'exact' },
  onlyWith: 'left',
  blankIsZero: 'right',
  presence: true,
})

/** What a cell refers to is there: the amounts of a row that refers to a deleted one belong to nothing. */
const refersToSomething = (sheet: Sheet, column: Column, noun: string): Rule => ({
  id: 'R45',
  part: `${sheet.id}-${column.id}`,
  title: `${sheet.title}：所选${noun}存在`,
  explain: `“${sheet.title}”这一行所选的${noun}已被删除，请另选，或恢复该${noun}。`,
  severity: 'error',
  each: { over: 'rows', sheet: sheet.id },
  left: side(`所选${noun}`, { count: { sheet: sheet.id, column: column.id, row: 'bound' } }),
  relation: '=',
  right: side(`现有${noun}`, {
    count: { sheet: sheet.id, column: column.id, row: 'bound', where: { [column.id]: { refersTo: {} } } },
  }),
  tolerance: { kind: 'exact' },
  onlyWith: 'left',
  blankIsZero: 'right',
  presence: true,
})

const columns = SHEETS_2022.flatMap((sheet) => sheet.columns.map((column) => ({ sheet, column })))

export const R44: readonly Rule[] = columns
  .filter(({ column }) => column.required === true)
  .map(({ sheet, column }) => required(sheet, column))

export const R45: readonly Rule[] = columns.flatMap(({ sheet, column }) =>
  column.type.kind === 'row' ? [refersToSomething(sheet, column, column.title)] : [],
)
