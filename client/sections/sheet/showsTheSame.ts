import { normaliseNumber } from '@hesuan/shared/money/amount.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'

/** Whether a pasted text is what a computed cell shows anyway, in one of its spellings: `1234` for `1,234.00`. */
export function showsTheSame(pasted: string, spellings: readonly string[]): boolean {
  const wanted = plain(pasted)
  return spellings.some((spelling) => plain(spelling) === wanted)
}

function plain(text: string): string {
  const number = normaliseNumber(text)
  return number === null ? text.normalize('NFKC').replace(/\s+/g, '') : new Exact(number).toFixed()
}
