import type { TableViewText } from '@hesuan/shared/api/consolidation.ts'
import { TABLES_2022 } from '@hesuan/shared/template/2022/tables/index.ts'
import { Link } from 'react-router'
import { withSearch } from '../basis.ts'
import { formName } from './sheetTexts.ts'
import { texts } from './texts.ts'

interface TableListProps {
  readonly tables: readonly TableViewText[]
  /** Of the table in sight, which may be empty. */
  readonly currentId: string
  readonly current: TableViewText | null
  readonly search: URLSearchParams
}

/** The twelve tables, and below the last one its forms. Going to another table keeps the basis. */
export function TableList({ tables, currentId, current, search }: TableListProps) {
  const addressOf = (id: string, form: string | null) => ({
    pathname: `/tables/${id}`,
    search: withSearch(search, { form, row: null, column: null }).toString(),
  })
  return (
    <nav className="table-list" aria-label={texts.list}>
      <h2>{texts.list}</h2>
      <ol>
        {TABLES_2022.map(({ id, title }, at) => {
          const views = tables.filter((view) => view.id === id)
          const forms = views.filter(({ copy }) => copy !== '')
          const isCurrent = currentId === id
          return (
            <li key={id}>
              <Link to={addressOf(id, null)} aria-current={isCurrent ? 'page' : undefined}>
                <span className="table-list-number">{texts.number(at + 1)}</span>
                <span>{title}</span>
                {views.every(({ rows }) => rows.length === 0) && <span className="table-list-note">{texts.empty}</span>}
                {forms.length > 0 && <span className="table-list-note">{forms.length}</span>}
              </Link>
              {isCurrent && forms.length > 0 && (
                <ul aria-label={texts.form.list}>
                  {forms.map((form) => (
                    <li key={form.copy}>
                      <Link to={addressOf(id, form.copy)} aria-current={current === form ? 'true' : undefined}>
                        {formName(form)}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
