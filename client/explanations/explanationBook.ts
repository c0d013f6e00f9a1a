import type { Explanation, Explanations } from '@hesuan/shared/api/explanations.ts'
import type { CheckResult } from '@hesuan/shared/checks/rule.ts'
import { asksForWords, type WaiverState, waiverState, wantsWords } from '@hesuan/shared/checks/waiver.ts'

type Checked = Pick<CheckResult, 'identity' | 'rule' | 'left' | 'right' | 'severity' | 'verdict' | 'bindings'>
type ExplainedSection = Explanations['sections'][number]

/** A warning with what was written about it, and what the person may do there. */
export interface Explained {
  readonly state: WaiverState
  /** Null where nobody has written anything. */
  readonly explanation: Explanation | null
  readonly section: ExplainedSection
}

/** Finds what was said about findings. */
export class ExplanationBook {
  readonly #byIdentity: ReadonlyMap<string, Explanation>
  readonly #sections: Explanations['sections']

  constructor({ explanations, sections }: Explanations) {
    this.#byIdentity = new Map(explanations.map((explanation) => [explanation.identity, explanation]))
    this.#sections = sections
  }

  /** Null where nothing is asked of a finding, or it belongs to a section that the person may not read. */
  of(finding: Checked): Explained | null {
    if (!asksForWords(finding)) return null
    const { unit } = finding.bindings
    const section = this.#sections.find(({ kind, unitCode }) =>
      unit === undefined ? kind === 'department' : unitCode === unit,
    )
    if (section === undefined) return null
    const explanation = this.#byIdentity.get(finding.identity)
    return { state: waiverState(finding, explanation), explanation: explanation ?? null, section }
  }

  /** Others of the same rule in the same section that wait for words. */
  alike<Of extends Checked>(finding: Of, among: readonly Of[]): readonly Of[] {
    const section = this.of(finding)?.section.id
    return among.filter((other) => {
      if (other.identity === finding.identity || other.rule !== finding.rule) return false
      const explained = this.of(other)
      return explained?.section.id === section && explained !== null && wantsWords(explained.state)
    })
  }
}
