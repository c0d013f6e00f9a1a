import type { Finding } from '@hesuan/shared/checks/rule.ts'
import type { Plant, Planted } from './plant.ts'
import { PLANTS_OF_PRINT } from './plantsOfPrint.ts'
import { PLANTS_OF_SECTIONS } from './plantsOfSections.ts'
import { PLANTS_OF_WORDS } from './plantsOfWords.ts'

/** Every kind of error that a rule has to find, each with its rule. */
export const PLANTS: readonly Plant[] = [...PLANTS_OF_SECTIONS, ...PLANTS_OF_PRINT, ...PLANTS_OF_WORDS]

/** Whether a finding is the one that a planted error must have: of its rule, at its place. */
export const isFound = ({ rule, part }: Plant, { unit, row }: Planted, findings: readonly Finding[]): boolean =>
  findings.some(
    (finding) =>
      finding.verdict === 'different' &&
      finding.rule === rule &&
      (part === '' || finding.part === part) &&
      (unit === undefined || finding.bindings.unit === unit) &&
      (row === undefined || finding.bindings.row === row),
  )
