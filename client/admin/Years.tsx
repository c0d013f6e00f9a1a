import type { Administration } from '@hesuan/shared/api/admin.ts'
import { DepartmentStepResult } from '@hesuan/shared/api/workflow.ts'
import { App, Button } from 'antd'
import { request } from '../app/request.ts'
import { DEPARTMENT_STATUS_TEXT } from '../ui/statusText.ts'
import { Tag } from '../ui/Tag.tsx'
import { texts } from './texts.ts'
import { useAdminAct } from './useAdminAct.ts'

/** The years with their rounds, and the way to the next one. */
export function Years({ years }: { readonly years: Administration['years'] }) {
  const { modal, message } = App.useApp()
  const open = useAdminAct(
    (year: number) => request(DepartmentStepResult, '/api/years', { method: 'POST', body: { year } }),
    (_, year) => void message.success(texts.years.opened(year)),
  )
  const next = years[0] === undefined ? null : years[0].year + 1
  const { columns } = texts.years
  return (
    <>
      {next === null ? null : (
        <p className="admin-tools">
          <Button
            type="primary"
            loading={open.isPending}
            onClick={() =>
              modal.confirm({
                title: texts.years.openTitle(next),
                content: texts.years.openContent,
                okText: texts.years.open(next),
                cancelText: texts.cancel,
                onOk: () => open.mutate(next),
              })
            }
          >
            {texts.years.open(next)}
          </Button>
        </p>
      )}
      <div className="panel admin-panel">
        <table className="data-table" aria-label={texts.parts.years}>
          <thead>
            <tr>
              <th scope="col">{columns.year}</th>
              <th scope="col">{columns.status}</th>
              <th scope="col">{columns.rounds}</th>
              <th scope="col">{columns.template}</th>
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, status, rounds, templateYear }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td>
                  <Tag tone={status === 'compiling' ? 'info' : 'success'}>{DEPARTMENT_STATUS_TEXT[status]}</Tag>
                </td>
                <td>
                  {rounds.map(({ name, open: isOpen }) => `${name}${isOpen ? '' : texts.years.closed}`).join('、')}
                </td>
                <td>{texts.years.template(templateYear)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
