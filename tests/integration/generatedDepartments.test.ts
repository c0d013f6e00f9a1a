import type { Finding } from '@hesuan/shared/checks/rule.ts'
import { checkSource, runChecks } from '@hesuan/shared/checks/runChecks.ts'
import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import { LiveSource } from '@hesuan/shared/consolidation/liveSource.ts'
import { TrackingMemory } from '@hesuan/shared/consolidation/memory.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { describe, expect, it } from 'vitest'
import { type DepartmentKind, generateDepartment } from '../departments/generateDepartment.ts'
import type { Plant, Planted } from '../departments/plant.ts'
import { isFound, PLANTS } from '../departments/plants.ts'
import { seededRandom } from '../departments/seededRandom.ts'

/** How many departments are made up; more by the environment, for a night. */
const SEEDS = Number(process.env['HESUAN_SEEDS'] ?? 300)
const LARGEST = 500
/** A good half minute by itself; others may be at work beside it. */
const TIMEOUT = 60_000 + SEEDS * 1000
/** In a large department every kind would take its time. */
const PLANTS_IN_LARGE = 5
/** In the first departments every kind is planted, in the others a part of them, by turns. */
const ALL_PLANTS_UNTIL = 12
const EACH_IN = 10
/** Parts of rules that one part stands for: a line of a printed table, a source of funds of the next column. */
const LIKE_ANOTHER = /^(R04|R10)\/|^R02\/t06-.*(overseas|vehiclePurchase)$/

const kindOf = (seed: number): DepartmentKind => ({
  units: seed === 200 ? LARGEST : seed % 60 === 0 ? (seed % 37) + 10 : (seed % 4) + 1,
  printed: seed % 2 === 0,
  precision: seed % 5 === 0 ? 'wan' : 'fen',
})

const grave = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ severity, verdict }) => severity !== 'hint' && verdict !== 'rounding')
    .map(({ rule, verdict, sentence }) => `${rule} ${verdict} ${sentence}`)

/** Checks one state of a department after the other, each anew only where it differs from the one before. */
function checker(template: Template, input: DepartmentInput): (next: DepartmentInput) => readonly Finding[] {
  const memory = new TrackingMemory()
  const live = new LiveSource(template, input, memory)
  return (next) => {
    live.take(next)
    return checkSource(live, {}, memory).findings
  }
}

describe('departments that are made up', () => {
  it('[GEN-1] are the same for the same seed', () => {
    expect(generateDepartment(7, kindOf(7))).toEqual(generateDepartment(7, kindOf(7)))
    expect(generateDepartment(7, kindOf(7))).not.toEqual(generateDepartment(8, kindOf(7)))
  })

  const planted = new Map<Plant, number>()

  it(
    `[GEN-2] raise no error or warning as they are, and every error planted in them is found by its rule: ${SEEDS} seeds`,
    () => {
      const missed: string[] = []
      const alarms: string[] = []
      for (let seed = 1; seed <= SEEDS; seed++) {
        const kind = kindOf(seed)
        const clean = generateDepartment(seed, kind)
        const findings = checker(TEMPLATE_2022, clean)
        alarms.push(...grave(findings(clean)).map((finding) => `seed ${seed}: ${finding}`))
        const random = seededRandom(seed)
        const plants =
          kind.units > 20
            ? random.some(PLANTS, PLANTS_IN_LARGE)
            : PLANTS.filter((_, index) => seed <= ALL_PLANTS_UNTIL || (index + seed) % EACH_IN === 0)
        for (const plant of plants) {
          const one = plant.plant(clean, random)
          if (one === null) continue
          planted.set(plant, (planted.get(plant) ?? 0) + 1)
          if (!isFound(plant, one, findings(one.input))) {
            missed.push(`seed ${seed}: ${plant.rule}/${plant.part} ${plant.what} ${one.unit ?? ''} ${one.row ?? ''}`)
          }
        }
      }
      expect({ alarms, missed }).toEqual({ alarms: [], missed: [] })
    },
    TIMEOUT,
  )

  it('[GEN-3] have had every kind of error planted in them, and every rule has one', () => {
    expect(
      PLANTS.filter((plant) => !planted.has(plant)).map(({ rule, part, what }) => `${rule}/${part} ${what}`),
    ).toEqual([])
    const found = new Set(PLANTS.map(({ rule, part }) => `${rule}/${part}`))
    const arithmetic = TEMPLATE_2022.rules.map(({ id, part }) => `${id}/${part}`)
    expect(arithmetic.filter((rule) => !found.has(rule) && !LIKE_ANOTHER.test(rule))).toEqual([])
    const rules = new Set(PLANTS.map(({ rule }) => rule))
    const ids = [...TEMPLATE_2022.rules, ...TEMPLATE_2022.wordRules].map(({ id }) => id)
    expect(ids.filter((id) => !rules.has(id))).toEqual([])
  })
})

describe('a rule that is turned off', () => {
  /** The first department that the error can be planted in. */
  function firstPlanted(plant: Plant): Planted {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const kind = kindOf(seed)
      if (kind.units > 4) continue
      const one = plant.plant(generateDepartment(seed, kind), seededRandom(seed))
      if (one !== null) return one
    }
    throw new RangeError(`nowhere to plant ${plant.rule}/${plant.part}`)
  }

  it('[GEN-4] leaves an error unfound, whichever it is', () => {
    const stillFound = PLANTS.filter((plant) => {
      const { rules, wordRules } = TEMPLATE_2022
      const one = firstPlanted(plant)
      if (!isFound(plant, one, runChecks(TEMPLATE_2022, one.input).findings)) return true
      const without: Template = {
        ...TEMPLATE_2022,
        rules: rules.filter(({ id, part }) => id !== plant.rule || (plant.part !== '' && part !== plant.part)),
        // A rule about words has no parts of its own: those of the same id as an arithmetic one stay with it.
        wordRules: rules.some(({ id, part }) => id === plant.rule && part === plant.part)
          ? wordRules
          : wordRules.filter(({ id }) => id !== plant.rule),
      }
      return isFound(plant, one, runChecks(without, one.input).findings)
    })
    expect(stillFound.map(({ rule, part, what }) => `${rule}/${part} ${what}`)).toEqual([])
  })
})
