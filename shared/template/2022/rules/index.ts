import type { Rule, WordRule } from '../../../checks/rule.ts'
import { R01 } from './r01RowSums.ts'
import { R02 } from './r02RollUp.ts'
import { R03 } from './r03Balance.ts'
import { R04 } from './r04Tables.ts'
import { R05, R06 } from './r05r06Basic.ts'
import { R07, R08 } from './r07r08Projects.ts'
import { R09 } from './r09ThreePublic.ts'
import { R10, R11, R12 } from './r10r12Procurement.ts'
import { R13, R38 } from './r13r38Services.ts'
import { R14, R14_WORDS } from './r14Magnitude.ts'
import { R15, R35 } from './r15r35Funds.ts'
import { R16 } from './r16Overall.ts'
import { R17, R21 } from './r17Narrative.ts'
import { R18, R19, R20 } from './r18r20Forms.ts'
import { R15_NAME, R22, R30, R32, R41 } from './r22r32Projects.ts'
import { R23, R24, R25, R26, R33 } from './r23r26Indicators.ts'
import { R27, R28 } from './r27r28Targets.ts'
import { R29 } from './r29Vocabulary.ts'
import { R31 } from './r31CutOff.ts'
import { R34 } from './r34FundKinds.ts'
import { R36, R37 } from './r36r37Suitable.ts'
import { R39 } from './r39Rates.ts'
import { R40 } from './r40Quotas.ts'
import { R42 } from './r42Wording.ts'
import { R43 } from './r43Ceilings.ts'
import { R44, R45 } from './r44r45Rows.ts'
import { R46 } from './r46OneRowACode.ts'

/** The rules of 2022, by their ids. */
export const RULES_2022: readonly Rule[] = [
  ...R01,
  ...R02,
  ...R03,
  ...R04,
  R05,
  ...R06,
  R07,
  ...R08,
  ...R09,
  ...R10,
  R11,
  R12,
  R13,
  ...R14,
  R15,
  ...R16,
  ...R18,
  R19,
  ...R20,
  ...R34,
  ...R35,
  ...R38,
  ...R39,
  R40,
  ...R43,
  ...R44,
  ...R45,
  ...R46,
]

/** The rules of 2022 about words, names and ticks. */
export const WORD_RULES_2022: readonly WordRule[] = [
  R14_WORDS,
  R15_NAME,
  R17,
  R21,
  R22,
  R23,
  R24,
  R25,
  R26,
  R27,
  R28,
  R29,
  R30,
  R31,
  R32,
  R33,
  R36,
  R37,
  R41,
  R42,
]
