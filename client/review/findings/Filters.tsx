import type { Board } from '@hesuan/shared/api/board.ts'
import type { FindingsView } from '@hesuan/shared/api/consolidation.ts'
import { Button, Select } from 'antd'
import { AgreeToShown } from './AgreeToShown.tsx'
import { type CheckFilter, type CheckItem, DEPARTMENT, VERDICTS, type Verdict, WORDS_FILTERS } from './findingItem.ts'
import { SEVERITY_OPTIONS } from './severityOptions.ts'
import { texts } from './texts.ts'

interface FiltersProps {
  readonly view: FindingsView
  readonly items: readonly CheckItem[]
  /** Those that the filter lets through. */
  readonly shown: readonly CheckItem[]
  readonly filter: CheckFilter
  readonly board: Board
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void
}

/** How many checks ran and how they ended; each ending is a filter. Then severity, unit and rule. */
export function Filters({ view: { coverage }, items, shown, filter, board, onChange }: FiltersProps) {
  const counts: Record<Verdict, number> = {
    different: coverage.different,
    rounding: coverage.rounding,
    'cannot-compare': coverage.cannotCompare,
    equal: coverage.equal,
  }
  const rules = [...new Set(items.map(({ rule }) => rule))].toSorted()
  const isNarrowed = filter.severity !== null || filter.unit !== null || filter.rule !== null || filter.words !== null
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
      <Choice
        label={texts.filter.words}
        value={filter.words}
        options={WORDS_FILTERS.map((words) => ({ value: words, label: texts.words[words] }))}
        onChange={(words) => onChange({ words })}
      />
      {isNarrowed && (
        <Button
          size="small"
          type="link"
          onClick={() => onChange({ severity: null, unit: null, rule: null, words: null })}
        >
          {texts.clear}
        </Button>
      )}
      <AgreeToShown shown={shown} />
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
