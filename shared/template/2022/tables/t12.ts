import type { PublishedTable, TableColumn } from '../../../consolidation/publishedTable.ts'
import { performanceForms } from '../sheets/performance.ts'
import { amountOf, textOf } from './parts.ts'

const headed = (group: string | undefined, title: string): readonly string[] =>
  group === undefined ? [title] : [group, title]

/** The columns of the form are those of its sheet: a form shows what was filled in, and what was filled in alone. */
const FORM_COLUMNS: readonly TableColumn[] = performanceForms.columns.map(({ id, title, group, type, width }) =>
  type.kind === 'amount' ? amountOf(id, headed(group, title), width) : textOf(id, headed(group, title), width),
)
const isAmount = ({ kind }: TableColumn): boolean => kind === 'amount'

/** One form a project. Row `header` has its words, `funds` its amounts, then the indicators in their order. */
export const T12: PublishedTable = {
  id: 'T12',
  title: '部门预算项目支出绩效目标表',
  unit: 'wan',
  decimals: 2,
  repeatFor: 'performanceForms',
  columns: [
    ...FORM_COLUMNS,
    textOf('term', ['绩效指标', '期限'], 80),
    textOf('level1', ['绩效指标', '一级指标'], 120),
    textOf('level2', ['绩效指标', '二级指标'], 140),
    textOf('level3', ['绩效指标', '三级指标'], 260),
    textOf('value', ['绩效指标', '指标值'], 240),
  ],
  rows: [
    {
      key: 'header',
      level: 0,
      always: true,
      cells: Object.fromEntries(
        FORM_COLUMNS.filter((column) => !isAmount(column)).map(({ id }) => [
          id,
          { show: id === 'printedName' ? { column: id, otherwise: 'project' } : { column: id } },
        ]),
      ),
    },
    {
      key: 'funds',
      level: 0,
      always: true,
      cells: Object.fromEntries(
        FORM_COLUMNS.filter(isAmount).map(({ id }) => [
          id,
          { figure: { sum: { sheet: 'performanceForms', column: id, row: 'bound' as const } } },
        ]),
      ),
    },
    {
      key: 'indicator:{n}',
      level: 0,
      always: true,
      each: { over: 'rows', sheet: 'performanceIndicators', refersTo: 'form' },
      cells: {
        term: { show: { column: 'term' } },
        level1: { show: { column: 'level1' } },
        level2: { show: { column: 'level2' } },
        level3: { show: { column: 'level3' } },
        value: { show: { column: 'value' } },
      },
    },
  ],
}
