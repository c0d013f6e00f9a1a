/** The rounds of a year (两上两下), in their order; the position of the first is 1. */
export const ROUND_NAMES = ['一上', '一下', '二上', '二下'] as const
export type RoundName = (typeof ROUND_NAMES)[number]

export interface RoundPlace {
  readonly name: RoundName
  readonly position: number
}

/** The round that every year begins with. */
export const FIRST_ROUND: RoundPlace = { name: ROUND_NAMES[0], position: 1 }

/** The round behind the one at a position; null behind the last. */
export function nextRound(position: number): RoundPlace | null {
  const name = ROUND_NAMES[position]
  return name === undefined ? null : { name, position: position + 1 }
}

export const roundId = (departmentCode: string, year: number, position: number): string =>
  `${departmentCode}-${year}-r${position}`

export const sectionIdOf = (unitCode: string, year: number, position: number): string =>
  `${unitCode}-${year}-r${position}`
