/**
 * The stable keys of the rows of published tables. Consolidation computes them, the import of a published document
 * finds them in print, and a printed figure meets its computed one by table, copy, row key and column.
 */

/** The row that adds up the whole table. */
export const TOTAL_KEY = 'total'
/** The row of the department where a table prints one besides the total. */
export const DEPARTMENT_KEY = 'department'
/** The one row of amounts of a performance form. */
export const FUNDS_KEY = 'funds'

/** The words at the head of a performance form, by the name that it prints: `form:党建工作经费`. */
export const formKey = (name: string): string => `form:${plainName(name)}`

/** The row of a unit: `unit:701001`. */
export const unitKey = (unit: string): string => `unit:${unit}`

/** The row of a code of either classification inside a unit: `unit:701001/code:2080101`. */
export const codeKey = (unit: string, code: string): string => `${unitKey(unit)}/code:${code}`

/** The row of a project inside a unit, by the name that is printed: `unit:701001/project:党建工作经费`. */
export const projectKey = (unit: string, name: string): string => `${unitKey(unit)}/project:${plainName(name)}`

/** The n-th item of a unit (of procurement, of purchased services), from 1: `unit:701001/item:3`. */
export const itemKey = (unit: string, n: number): string => `${unitKey(unit)}/item:${n}`

/** The n-th printed line below the header of a table of two sides, from 1: `line/07`. */
export const lineKey = (n: number): string => `line/${String(n).padStart(2, '0')}`

/** The n-th task of the overall performance table, from 1: `task:2`. */
export const taskKey = (n: number): string => `task:${n}`

/** A name without any white space: where a line was broken in print, a blank is left that means nothing. */
export const plainName = (name: string): string => name.replace(/\s+/gu, '')
