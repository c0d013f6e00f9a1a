import type { TableViewText } from '@hesuan/shared/api/consolidation.ts'
import { memo, useMemo } from 'react'
import { formTexts } from './formTexts.ts'
import { IndicatorTable } from './IndicatorTable.tsx'
import { TableSheet } from './TableSheet.tsx'

const INDICATOR_COLUMNS = new Set(['level2', 'value'])
const isIndicator = (key: string): boolean => key.startsWith('indicator:')
const isTask = (key: string): boolean => key === 'total' || key.startsWith('task:')

/** The overall performance table: tasks with their amounts, the goal of the year, the indicators. */
export const OverallForm = memo(function OverallForm({ view }: { view: TableViewText }) {
  const tasks = useMemo(
    () => ({
      ...view,
      columns: view.columns
        .filter(({ id }) => !INDICATOR_COLUMNS.has(id))
        .map((column) => ({ ...column, header: column.header.map((text) => text.replace(/（.*级指标）$/, '')) })),
      rows: view.rows.filter(({ key }) => isTask(key)),
    }),
    [view],
  )
  const goals = view.rows.filter(({ key }) => key.startsWith('goal'))
  return (
    <>
      <TableSheet view={tasks} />
      <h2 className="form-title">{formTexts.overall.goal}</h2>
      {goals.map((row) => (
        <p className="form-goal" key={row.key}>
          {row.cells['content']?.text || formTexts.blank}
        </p>
      ))}
      <h2 className="form-title">{formTexts.overall.indicators}</h2>
      <IndicatorTable
        caption={formTexts.overall.indicators}
        rows={view.rows.filter(({ key }) => isIndicator(key))}
        columns={[
          { id: 'name', title: formTexts.level1, width: '14%', merged: true },
          { id: 'level2', title: formTexts.level2, width: '16%', merged: true },
          { id: 'content', title: formTexts.level3, width: '38%' },
          { id: 'value', title: formTexts.value, width: '32%' },
        ]}
      />
    </>
  )
})
