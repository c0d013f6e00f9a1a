import type { Board } from '@hesuan/shared/api/board.ts'
import type { FindingsView } from '@hesuan/shared/api/consolidation.ts'
import { Button, Select } from 'antd'
import { type CheckFilter, type CheckItem, DEPARTMENT, VERDICTS, type Verdict } from './findingItem.ts'
import { SEVERITY_OPTIONS } from './severityOptions.ts'
import { texts } from './texts.ts'

interface FiltersProps {
  readonly view: FindingsView
  readonly items: readonly CheckItem[]
  readonly filter: CheckFilter
  readonly board: Board
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void
}

/** How many checks ran and how they ended; each ending is a filter. Then severity, unit and rule. */
export function Filters({ view: { coverage }, items, filter, board, onChange }: FiltersProps) {
  const counts: Record<Verdict, number> = {
    different: coverage.different,
    rounding: coverage.rounding,
    'cannot-compare': coverage.cannotCompare,
    equal: coverage.equal,
  }
  const rules = [...new Set(items.map(({ rule }) => rule))].toSorted()
  const isNarrowed = filter.severity !== null || filter.unit !== null || filter.rule !== null
  return (
    <div className="findings-filters">
      <fieldset className="coverage">
        <legend className="visually-hidden">{texts.byVerdict}</legend>
        <button type="button" aria-pressed={filter.verdict === null} onClick={() => onChange({ verdict: 'all' })}>
          {texts.ran(coverage.ran)}
        </button>
        {VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="button"
            data-verdict={verdict}
            title={texts.verdictHint[verdict]}
            aria-pressed={filter.verdict === verdict}
            onClick={() => onChange({ verdict })}
          >
            {texts.verdict[verdict]} <strong>{counts[verdict]}</strong>
          </button>
        ))}
      </fieldset>
      <Choice
        label={texts.filter.severity}
        value={filter.severity}
        options={SEVERITY_OPTIONS}
        onChange={(severity) => onChange({ severity })}
      />
      <Choice
        label={texts.filter.unit}
        value={filter.unit}
        options={[
          ...board.sections
            .filter(({ kind }) => kind === 'unit')
            .map(({ unitCode, unitName }) => ({ value: unitCode, label: unitName })),
          { value: DEPARTMENT, label: texts.filter.department },
        ]}
        width={200}
        onChange={(unit) => onChange({ unit })}
      />
      <Choice
        label={texts.filter.rule}
        value={filter.rule}
        options={rules.map((rule) => ({ value: rule, label: rule }))}
        onChange={(rule) => onChange({ rule })}
      />
      {isNarrowed && (
        <Button size="small" type="link" onClick={() => onChange({ severity: null, unit: null, rule: null })}>
          {texts.clear}
        </Button>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | null
  readonly options: { value: string; label: string }[]
  readonly width?: number
  readonly onChange: (value: string | null) => void
}

function Choice({ label, value, options, width = 110, onChange }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is antd's
    <label className="findings-choice">
      {label}
      <Select
        size="small"
        style={{ width }}
        aria-label={label}
        value={value ?? ''}
        options={[{ value: '', label: texts.filter.any }, ...options]}
        onChange={(next: string) => onChange(next === '' ? null : next)}
      />
    </label>
  )
}
