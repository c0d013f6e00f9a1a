import { Exact } from '../../../money/exact.ts'
import { bareName } from './words.ts'

/** A number with its unit, out of running text, and the clause that it stands in. */
export interface NamedNumber {
  readonly value: Exact
  /** One of those that mean the same: 人 for 人次 and 名. */
  readonly unit: string
  /** As it is written: «1.5万人». */
  readonly text: string
  readonly clause: string
}

/** Units that count the same things. */
const SAME: Readonly<Record<string, string>> = { 人次: '人', 名: '人', 场次: '次', 场: '次', 轮: '次', 期: '次' }
const NUMBER =
  /(?<![\d.第])(\d+(?:\.\d+)?)\s*(万|亿)?\s*(人次|场次|人|名|次|场|轮|期|件|卷|份|个|家|项|册|本|台|条|户|套|元|%)/g
const SCALE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** The numbers that a text names with a unit; dates, ordinals and numbers of paragraphs are none. */
export function namedNumbers(text: string): readonly NamedNumber[] {
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
  return plain.split(/[,，。;；、!！\n]/).flatMap((clause) =>
    [...clause.matchAll(NUMBER)].map(([written, digits = '', scale = '', unit = '']) => ({
      value: new Exact(digits).times(SCALE[scale] ?? 1),
      unit: SAME[unit] ?? unit,
      text: written,
      clause,
    })),
  )
}

/** How much of a name a clause holds, by pairs of neighbouring characters: 0 … 1. */
export function shareOf(name: string, clause: string): number {
  const characters = [...bareName(name)]
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`)
  if (pairs.length === 0) return 0
  const where = bareName(clause)
  return pairs.filter((pair) => where.includes(pair)).length / pairs.length
}
