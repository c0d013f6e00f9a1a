import type { Basis } from '@hesuan/shared/api/consolidation.ts'
import { Segmented } from 'antd'
import { texts } from './texts.ts'

/** Chooses what tables and checks are made from: the drafts of this moment, or what was submitted. */
export function BasisSwitch({ basis, onChange }: { basis: Basis; onChange: (basis: Basis) => void }) {
  return (
    <Segmented<Basis>
      aria-label={texts.basis.label}
      value={basis}
      onChange={onChange}
      options={[
        { value: 'live', label: texts.basis.live, title: texts.basis.liveHint },
        { value: 'submitted', label: texts.basis.submitted, title: texts.basis.submittedHint },
      ]}
    />
  )
}
