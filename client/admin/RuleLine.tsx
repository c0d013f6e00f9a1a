import type { AdminRule, SetRule } from '@hesuan/shared/api/admin.ts'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { Tag } from '../ui/Tag.tsx'
import { NumberField } from './NumberField.tsx'
import { texts } from './texts.ts'

const SEVERITIES = ['error', 'warning', 'hint'] as const

interface Props {
  /** One part of a rule, or all of them: what is set here is set for each. */
  readonly rules: readonly [AdminRule, ...AdminRule[]]
  /** How the line is called, for whoever hears it. */
  readonly name: string
  readonly first: ReactNode
  readonly title: ReactNode
  readonly onSet: (setting: SetRule) => void
}

/** What is set for a rule or for one part of it. */
export function RuleLine({ rules, name, first, title, onSet }: Props) {
  const [one] = rules
  const same = <Key extends keyof AdminRule>(key: Key): AdminRule[Key] | null =>
    rules.every((rule) => rule[key] === one[key]) ? one[key] : null
  const enabled = same('enabled')
  const severity = same('severity')
  const usualSeverity = same('usualSeverity')
  const usualParameter = same('usualParameter')
  const change = (changes: Partial<SetRule>) =>
    onSet({
      rule: one.rule,
      parts: rules.map(({ part }) => part),
      enabled: enabled ?? true,
      severity: severity === usualSeverity ? null : severity,
      tolerance: same('tolerance'),
      parameter: same('parameter') === usualParameter ? null : same('parameter'),
      ...changes,
    })
  return (
    <tr data-disabled={enabled === false || undefined}>
      <th scope="row">
        {first} {rules.some(isChanged) ? <Tag tone="warning">{texts.rules.changed}</Tag> : null}
      </th>
      <td title={one.explain}>{title}</td>
      <td>
        <input
          type="checkbox"
          aria-label={texts.rules.enabledOf(name)}
          checked={enabled === true}
          ref={(box) => {
            if (box !== null) box.indeterminate = enabled === null
          }}
          onChange={(event) => change({ enabled: event.target.checked })}
        />
      </td>
      <td>
        <Select
          size="small"
          style={{ width: 88 }}
          aria-label={texts.rules.severityOf(name)}
          value={severity}
          placeholder={texts.rules.various}
          options={SEVERITIES.map((each) => ({ value: each, label: texts.rules.severity[each] }))}
          onChange={(next) => change({ severity: next === usualSeverity ? null : next })}
        />
      </td>
      <td>
        {same('arithmetic') === true ? (
          <NumberField
            label={texts.rules.toleranceOf(name)}
            value={same('tolerance') ?? ''}
            onEnter={(tolerance) => change({ tolerance: tolerance === '' ? null : tolerance })}
          />
        ) : (
          texts.none
        )}
      </td>
      <td>
        {usualParameter === null ? (
          texts.none
        ) : (
          <NumberField
            label={texts.rules.parameterOf(name)}
            value={same('parameter') ?? ''}
            onEnter={(parameter) =>
              change({ parameter: parameter === '' || parameter === usualParameter ? null : parameter })
            }
          />
        )}
      </td>
    </tr>
  )
}

const isChanged = ({ enabled, severity, usualSeverity, tolerance, parameter, usualParameter }: AdminRule): boolean =>
  !enabled || severity !== usualSeverity || tolerance !== null || parameter !== usualParameter
