import type { Scope } from './scope.ts'
import type { MeasureSource } from './source.ts'

/** Puts what is bound in place of the names in braces: `unit:{unit}/item:{n}` → `unit:701001/item:3`. */
export type FillText = (scope: Scope) => string

/**
 * Prepares a text of a table's plan, so that it is taken apart once and not for every row. Names: those of the bindings,
 * `n`, `name`, `year`, `departmentName`; unknown ones stay as they are.
 */
export function fillText(text: string, { input }: MeasureSource): FillText {
  const parts = text
    .replaceAll('{year}', String(input.year))
    .replaceAll('{departmentName}', input.department.name)
    .split(/\{(\w+)\}/)
  if (parts.length === 1) return () => parts[0] ?? ''
  return (scope) => {
    let filled = ''
    for (const [at, part] of parts.entries()) filled += at % 2 === 0 ? part : (boundName(part, scope) ?? `{${part}}`)
    return filled
  }
}

function boundName(name: string, { bindings, n, name: rowName }: Scope): string | undefined {
  switch (name) {
    case 'unit':
      return bindings.unit
    case 'code':
      return bindings.code
    case 'row':
      return bindings.row
    case 'n':
      return String(n)
    case 'name':
      return rowName
    default:
      return undefined
  }
}
