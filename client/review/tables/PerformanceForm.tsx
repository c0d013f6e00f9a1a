import type { TableViewText } from '@hesuan/shared/api/consolidation.ts'
import { memo, type ReactNode } from 'react'
import { Figure } from './Figure.tsx'
import { formTexts } from './formTexts.ts'
import { IndicatorTable } from './IndicatorTable.tsx'
import { formName, textAt } from './sheetTexts.ts'

const words = formTexts.project
/** Columns of the form's sheet by the group that stands above them. */
const ATTRIBUTE = '项目属性'
const TERM = '项目期限'
const BASIS = '立项依据'
const SOURCES = '资金来源'
/** How a tick is shown in a cell of the table. */
const isTicked = (text: string): boolean => text !== '' && text !== '否'

/** The performance form of one project, laid out like its print: header, funds, sources, goals, indicators. */
export const PerformanceForm = memo(function PerformanceForm({ view }: { view: TableViewText }) {
  const header = (column: string): string => textAt(view, 'header', column)
  return (
    <div className="form">
      <table className="form-table form-head">
        <caption className="visually-hidden">{formName(view)}</caption>
        <colgroup>
          <col className="form-name" />
          <col />
          <col className="form-name" />
          <col />
        </colgroup>
        <tbody>
          <Line title={words.name}>{formName(view)}</Line>
          <tr>
            <th scope="row">{words.budgetUnit}</th>
            <td>{header('budgetUnit') || formTexts.blank}</td>
            <th scope="row">{words.implementer}</th>
            <td>{header('implementer') || formTexts.blank}</td>
          </tr>
          <tr>
            <th scope="row">{words.attribute}</th>
            <td>
              <Ticks view={view} group={ATTRIBUTE} />
            </td>
            <th scope="row">{words.term}</th>
            <td>
              <Ticks view={view} group={TERM} />
            </td>
          </tr>
          <Line title={words.basis}>
            <Ticks view={view} group={BASIS} />
          </Line>
        </tbody>
      </table>
      <h2 className="form-title">{words.funds}</h2>
      <Funds view={view} />
      <h2 className="form-title">{words.sources}</h2>
      <Sources view={view} />
      <h2 className="form-title">{words.goals}</h2>
      <table className="form-table form-head">
        <caption className="visually-hidden">{words.goals}</caption>
        <colgroup>
          <col className="form-name" />
          <col span={3} />
        </colgroup>
        <tbody>
          <Line title={words.midTermGoal}>{header('midTermGoal') || formTexts.blank}</Line>
          <Line title={words.yearGoal}>{header('yearGoal') || formTexts.blank}</Line>
        </tbody>
      </table>
      <h2 className="form-title">{words.indicators}</h2>
      <IndicatorTable
        caption={words.indicators}
        rows={view.rows.filter(({ key }) => key.startsWith('indicator:'))}
        columns={[
          { id: 'term', title: formTexts.term, width: '9%', merged: true },
          { id: 'level1', title: formTexts.level1, width: '14%', merged: true },
          { id: 'level2', title: formTexts.level2, width: '15%', merged: true },
          { id: 'level3', title: formTexts.level3, width: '34%' },
          { id: 'value', title: formTexts.value, width: '28%' },
        ]}
      />
    </div>
  )
})

function Line({ title, children }: { title: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td colSpan={3}>{children}</td>
    </tr>
  )
}

/** The tick boxes of one group, ticked or not. */
function Ticks({ view, group }: { view: TableViewText; group: string }) {
  const boxes = view.columns.filter(({ header, kind }) => kind === 'text' && header[0] === group)
  return (
    <ul className="form-ticks">
      {boxes.map(({ id, header }) => {
        const ticked = isTicked(textAt(view, 'header', id))
        return (
          <li key={id} data-ticked={ticked || undefined}>
            <span aria-hidden="true">{ticked ? '☑' : '☐'}</span>
            <span className="visually-hidden">{ticked ? '已选：' : '未选：'}</span>
            {header.at(-1)}
          </li>
        )
      })}
    </ul>
  )
}

function Funds({ view }: { view: TableViewText }) {
  const figure = (column: string) => (
    <Figure cell={view.rows.find(({ key }) => key === 'funds')?.cells[column]} row="funds" column={column} />
  )
  return (
    <table className="form-table form-funds">
      <caption className="visually-hidden">{words.funds}</caption>
      <thead>
        <tr>
          <th scope="col" aria-label={words.funds} />
          <th scope="col">{words.total}</th>
          <th scope="col">{words.fiscal}</th>
          <th scope="col">{words.other}</th>
          <th scope="col">{words.procurement}</th>
          <th scope="col">{words.purchasedServices}</th>
          <th scope="col">{words.priorYear}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.midTerm}</th>
          <td>{figure('midTermTotal')}</td>
          <td>{figure('midTermFiscal')}</td>
          <td>{figure('midTermOther')}</td>
          <td className="form-void" />
          <td className="form-void" />
          <td className="form-void" />
        </tr>
        <tr>
          <th scope="row">{words.year}</th>
          <td>{figure('yearTotal')}</td>
          <td>{figure('yearFiscal')}</td>
          <td>{figure('yearOther')}</td>
          <td>{figure('procurement')}</td>
          <td>{figure('purchasedServices')}</td>
          <td>{figure('priorYear')}</td>
        </tr>
      </tbody>
    </table>
  )
}

function Sources({ view }: { view: TableViewText }) {
  const sources = view.columns.filter(({ header, kind }) => kind === 'amount' && header[0] === SOURCES)
  const funds = view.rows.find(({ key }) => key === 'funds')
  return (
    <table className="form-table form-funds">
      <caption className="visually-hidden">{words.sources}</caption>
      <thead>
        <tr>
          {sources.map(({ id, header }) => (
            <th key={id} scope="col">
              {header.at(-1)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {sources.map(({ id }) => (
            <td key={id}>
              <Figure cell={funds?.cells[id]} row="funds" column={id} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
