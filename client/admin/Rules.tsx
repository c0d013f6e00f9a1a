import { type AdminRule, AdminRules, type SetRule } from '@hesuan/shared/api/admin.ts'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { App, Select } from 'antd'
import { useState } from 'react'
import { errorSentence } from '../app/errorSentence.ts'
import { request } from '../app/request.ts'
import { Tag } from '../ui/Tag.tsx'
import { adminRulesQuery } from './adminQueries.ts'
import { texts } from './texts.ts'

const SEVERITIES = ['error', 'warning', 'hint'] as const

/** The rules of a year: each can be turned off, weighed otherwise, and given a tolerance and a parameter. */
export function Rules({ years }: { readonly years: readonly number[] }) {
  const [chosen, setChosen] = useState<number | null>(null)
  const year = chosen ?? years[0]
  if (year === undefined) return null
  return (
    <>
      <p className="admin-tools">
        <Select
          aria-label={texts.rules.year}
          value={year}
          options={years.map((one) => ({ value: one, label: `${one} 年` }))}
          onChange={setChosen}
        />
        <span className="page-note">{texts.rules.hint}</span>
      </p>
      <RuleTable year={year} />
    </>
  )
}

function RuleTable({ year }: { readonly year: number }) {
  const {
    data: { rules },
  } = useSuspenseQuery(adminRulesQuery(year))
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  const set = useMutation({
    mutationFn: (setting: SetRule) => request(AdminRules, `/api/admin/rules/${year}`, { method: 'PUT', body: setting }),
    // Shown as set at once; what the server answers, or has where it refuses, comes after it.
    onMutate: ({ rule, part, enabled }) => {
      // An answer that is on its way knows nothing of this yet.
      void queryClient.cancelQueries({ queryKey: ['admin'] })
      queryClient.setQueryData(
        adminRulesQuery(year).queryKey,
        (now) =>
          now && {
            ...now,
            rules: now.rules.map((one) => (one.rule === rule && one.part === part ? { ...one, enabled } : one)),
          },
      )
    },
    onSuccess: (answer) => queryClient.setQueryData(adminRulesQuery(year).queryKey, answer),
    onError: (error) => message.error(errorSentence(error).sentence, 6),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin'] }),
  })
  const { columns } = texts.rules
  return (
    <div className="panel admin-panel">
      <table className="data-table" aria-label={texts.parts.rules}>
        <thead>
          <tr>
            {(['rule', 'title', 'enabled', 'severity', 'tolerance', 'parameter'] as const).map((column) => (
              <th scope="col" key={column}>
                {columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <RuleLine key={`${rule.rule}/${rule.part}`} rule={rule} onSet={set.mutate} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RuleLineProps {
  readonly rule: AdminRule
  readonly onSet: (setting: SetRule) => void
}

function RuleLine({ rule, onSet }: RuleLineProps) {
  const name = rule.part === '' ? rule.rule : `${rule.rule} ${rule.part}`
  const change = (changes: Partial<SetRule>) => {
    const { rule: id, part, enabled, tolerance } = rule
    onSet({
      rule: id,
      part,
      enabled,
      severity: rule.severity === rule.usualSeverity ? null : rule.severity,
      tolerance,
      parameter: rule.parameter === rule.usualParameter ? null : rule.parameter,
      ...changes,
    })
  }
  const isChanged =
    !rule.enabled ||
    rule.severity !== rule.usualSeverity ||
    rule.tolerance !== null ||
    rule.parameter !== rule.usualParameter
  return (
    <tr data-disabled={!rule.enabled || undefined}>
      <th scope="row">
        {rule.rule} {isChanged ? <Tag tone="warning">{texts.rules.changed}</Tag> : null}
      </th>
      <td title={rule.explain}>{rule.title}</td>
      <td>
        <input
          type="checkbox"
          aria-label={texts.rules.enabledOf(name)}
          checked={rule.enabled}
          onChange={(event) => change({ enabled: event.target.checked })}
        />
      </td>
      <td>
        <Select
          size="small"
          style={{ width: 88 }}
          aria-label={texts.rules.severityOf(name)}
          value={rule.severity}
          options={SEVERITIES.map((severity) => ({ value: severity, label: texts.rules.severity[severity] }))}
          onChange={(severity) => change({ severity: severity === rule.usualSeverity ? null : severity })}
        />
      </td>
      <td>
        {rule.arithmetic ? (
          <NumberField
            label={texts.rules.toleranceOf(name)}
            value={rule.tolerance ?? ''}
            onEnter={(tolerance) => change({ tolerance: tolerance === '' ? null : tolerance })}
          />
        ) : (
          texts.none
        )}
      </td>
      <td>
        {rule.usualParameter === null ? (
          texts.none
        ) : (
          <NumberField
            label={texts.rules.parameterOf(name)}
            value={rule.parameter ?? ''}
            onEnter={(parameter) =>
              change({ parameter: parameter === '' || parameter === rule.usualParameter ? null : parameter })
            }
          />
        )}
      </td>
    </tr>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly value: string
  readonly onEnter: (value: string) => void
}

/** A number that is entered when its field is left; what is none stays, to be mended. */
function NumberField({ label, value, onEnter }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const text = (draft ?? value).trim()
  const isWrong = text !== '' && !/^\d{1,9}(\.\d{1,6})?$/.test(text)
  return (
    <>
      <input
        className="admin-number"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isWrong}
        value={draft ?? value}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => {
          if (isWrong) return
          setDraft(null)
          if (draft !== null && text !== value) onEnter(text)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
      {isWrong ? (
        <small className="admin-refusal" role="alert">
          {texts.rules.notANumber}
        </small>
      ) : null}
    </>
  )
}
