import { AdminRules, type SetRule } from '@hesuan/shared/api/admin.ts'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { App, Select } from 'antd'
import { useState } from 'react'
import { errorSentence } from '../app/errorSentence.ts'
import { request } from '../app/request.ts'
import { adminRulesQuery } from './adminQueries.ts'
import { grouped } from './grouped.ts'
import { RuleGroup } from './RuleGroup.tsx'
import { texts } from './texts.ts'

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
    onMutate: ({ rule, parts, enabled }) => {
      // An answer that is on its way knows nothing of this yet.
      void queryClient.cancelQueries({ queryKey: ['admin'] })
      queryClient.setQueryData(
        adminRulesQuery(year).queryKey,
        (now) =>
          now && {
            ...now,
            rules: now.rules.map((one) => (one.rule === rule && parts.includes(one.part) ? { ...one, enabled } : one)),
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
          {grouped(rules, ({ rule }) => rule).map((group) => (
            <RuleGroup key={group[0].rule} rules={group} onSet={set.mutate} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
