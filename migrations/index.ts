import type { Migration } from 'kysely/migration'
import { foundation } from './0001-foundation.ts'
import { conflicts } from './0002-conflicts.ts'
import { comments } from './0003-comments.ts'
import { notices } from './0004-notices.ts'
import { lateEdits } from './0005-late-edits.ts'
import { placeOfSteps } from './0006-place-of-steps.ts'
import { ceilings } from './0007-ceilings.ts'
import { explanations } from './0008-explanations.ts'
import { rounds } from './0010-rounds.ts'
import { administration } from './0011-administration.ts'
import { findingCounts } from './0013-finding-counts.ts'
import { handedOutPasswords } from './0015-handed-out-passwords.ts'
import type { MigrationDialect } from './dialect.ts'

/** Every migration by its name, in the order of the names. A released migration never changes. */
export const migrations = (dialect: MigrationDialect): Readonly<Record<string, Migration>> => ({
  '0001-foundation': foundation(dialect),
  '0002-conflicts': conflicts(dialect),
  '0003-comments': comments(dialect),
  '0004-notices': notices(dialect),
  '0005-late-edits': lateEdits(dialect),
  '0006-place-of-steps': placeOfSteps(),
  '0007-ceilings': ceilings(dialect),
  '0008-explanations': explanations(dialect),
  '0010-rounds': rounds(dialect),
  '0011-administration': administration(dialect),
  '0013-finding-counts': findingCounts(),
  '0015-handed-out-passwords': handedOutPasswords(),
})
