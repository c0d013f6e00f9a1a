import type { AdminRule, SetRule } from '@hesuan/shared/api/admin.ts'
import { useState } from 'react'
import { RuleLine } from './RuleLine.tsx'
import { texts } from './texts.ts'

interface Props {
  /** The parts of one rule. */
  readonly rules: readonly [AdminRule, ...AdminRule[]]
  readonly onSet: (setting: SetRule) => void
}

/** A rule in one line; one that compares many figures opens to them, each of which can be set by itself. */
export function RuleGroup({ rules, onSet }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [one] = rules
  if (rules.length === 1) {
    return <RuleLine rules={rules} name={one.rule} first={one.rule} title={one.title} onSet={onSet} />
  }
  const titles = [...new Set(rules.map(({ title }) => title))]
  return (
    <>
      <RuleLine
        rules={rules}
        name={one.rule}
        first={
          <button
            type="button"
            className="rule-opener"
            aria-expanded={isOpen}
            aria-label={texts.rules.open(one.rule, rules.length)}
            onClick={() => setOpen(!isOpen)}
          >
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {one.rule}
          </button>
        }
        title={
          <>
            {texts.rules.several(titles)} <small className="rule-parts">{texts.rules.parts(rules.length)}</small>
          </>
        }
        onSet={onSet}
      />
      {isOpen
        ? rules.map((rule, index) => (
            <RuleLine
              key={rule.part}
              rules={[rule]}
              name={partName(rule, index)}
              first={<span className="rule-part">{partName(rule, index)}</span>}
              title={
                <>
                  {titles.length === 1 ? null : rule.title} <small className="rule-parts">{rule.compares}</small>
                </>
              }
              onSet={onSet}
            />
          ))
        : null}
    </>
  )
}

/** The ids of parts are nobody's words. */
const partName = ({ rule }: AdminRule, index: number): string => `${rule}·${index + 1}`
