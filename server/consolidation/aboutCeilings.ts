import type { Template } from '@hesuan/shared/template/template.ts'

/** The rules that tell something of a ceiling: whoever may not know it must not hear of it by a finding either. */
export const rulesAboutCeilings = ({ rules }: Template): ReadonlySet<string> =>
  new Set(
    rules.filter(({ left, right }) => 'ceiling' in left.measure || 'ceiling' in right.measure).map(({ id }) => id),
  )
