import type { AdminRule, SetRule } from '@hesuan/shared/api/admin.ts'
import { useState } from 'react'
import { grouped } from './grouped.ts'
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
  const lines = grouped(rules, ({ title, compares }) => `${title}|${compares}`)
  // What reads the same to people is set as one.
  if (lines.length === 1) {
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
            aria-label={texts.rules.open(one.rule, lines.length)}
            onClick={() => setOpen(!isOpen)}
          >
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {one.rule}
          </button>
        }
        title={
          <>
            {texts.rules.several(titles)} <small className="rule-parts">{texts.rules.parts(lines.length)}</small>
          </>
        }
        onSet={onSet}
      />
      {isOpen
        ? lines.map((parts, index) => {
            const [{ rule, part, title, compares }] = parts
            const name = `${rule}·${index + 1}`
            return (
              <RuleLine
                key={part}
                rules={parts}
                name={name}
                first={<span className="rule-part">{name}</span>}
                title={
                  <>
                    {titles.length === 1 ? null : title} <small className="rule-parts">{compares}</small>
                  </>
                }
                onSet={onSet}
              />
            )
          })
        : null}
    </>
  )
}
