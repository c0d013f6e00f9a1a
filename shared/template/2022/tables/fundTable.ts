import type { CellPlan, PublishedTable, RowPlan } from '../../../consolidation/publishedTable.ts'
import type { ColumnId } from '../../ids.ts'
import { amountOf, codeOf, projectSum, textOf } from './parts.ts'

/** Tables 7 and 8: the expenditure out of one fund, empty for most departments and published all the same. */
export function fundTable(id: string, title: string, fund: ColumnId, emptyNote: string): PublishedTable {
  const figures = (code: 'bound' | null): Record<string, CellPlan> => ({
    total: { figure: projectSum(code, [fund]) },
    project: { figure: projectSum(code, [fund]) },
  })
  const projects: RowPlan = {
    key: 'unit:{unit}/project:{name}',
    level: 3,
    each: { over: 'rows', sheet: 'projects', name: 'name', code: 'functionalCode' },
    cells: {
      code: { show: 'code' },
      unitCode: { show: 'unitCode' },
      name: { show: 'codeName' },
      projectName: { show: { column: 'name' } },
      total: { figure: { sum: { sheet: 'projects', column: fund, row: 'bound' } } },
      project: { figure: { sum: { sheet: 'projects', column: fund, row: 'bound' } } },
    },
  }
  return {
    id,
    title,
    unit: 'wan',
    decimals: 2,
    emptyNote,
    columns: [
      codeOf('code', '功能科目编码（类款项）', 110),
      codeOf('unitCode', '单位代码'),
      textOf('name', '单位名称（科目名称）', 260),
      textOf('projectName', '项目名称', 280),
      amountOf('total', '合计'),
      amountOf('basic', '基本支出'),
      amountOf('project', '项目支出'),
    ],
    rows: [
      { key: 'total', level: 0, style: 'total', cells: { name: { text: '合计' }, ...figures(null) } },
      {
        key: 'unit:{unit}',
        level: 1,
        style: 'group',
        each: { over: 'units' },
        cells: { code: { show: 'unitCode' }, name: { show: 'unitName' }, ...figures(null) },
        rows: [
          {
            key: 'unit:{unit}/code:{code}',
            level: 2,
            style: 'group',
            each: {
              over: 'codes',
              list: 'functional',
              digits: 3,
              in: [{ sheet: 'projects', column: 'functionalCode' }],
            },
            cells: { code: { show: 'code' }, name: { show: 'codeName' }, ...figures('bound') },
            rows: [projects],
          },
        ],
      },
    ],
  }
}
