import type { Board } from '@hesuan/shared/api/board.ts'
import type { CheckResultText } from '@hesuan/shared/api/consolidation.ts'
import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { texts } from './texts.ts'

/** Where a check was made, in words: the unit, and the code where it is about one. */
export function placeText({ bindings }: CheckResultText, board: Board): string {
  const unit =
    bindings.unit === undefined
      ? texts.filter.department
      : (board.sections.find(({ unitCode }) => unitCode === bindings.unit)?.unitName ?? bindings.unit)
  if (bindings.code === undefined) return unit
  const lists = classificationsOf(board.year)
  const name = lists?.functional.name(bindings.code) ?? lists?.economic.name(bindings.code) ?? ''
  return `${unit} · ${bindings.code} ${name}`.trim()
}
