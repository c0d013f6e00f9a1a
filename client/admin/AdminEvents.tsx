import type { AdminEvent } from '@hesuan/shared/api/admin.ts'
import { timeText } from '../ui/timeText.ts'
import { texts } from './texts.ts'

/** Everything that administrators did, the newest first. */
export function AdminEvents({ events }: { readonly events: readonly AdminEvent[] }) {
  const { columns, nothing } = texts.events
  return (
    <div className="panel admin-panel">
      <table className="data-table" aria-label={texts.parts.events}>
        <thead>
          <tr>
            {(['at', 'by', 'action', 'subject', 'before', 'after'] as const).map((column) => (
              <th scope="col" key={column}>
                {columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map(({ id, at, by, action, subject, before, after }) => (
            <tr key={id}>
              <td>
                <time dateTime={at}>{timeText(at, 'second')}</time>
              </td>
              <td>{by}</td>
              <td>{action}</td>
              <td>{subject}</td>
              <td>{before ?? texts.none}</td>
              <td>{after ?? texts.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {events.length === 0 ? <p className="nothing">{nothing}</p> : null}
    </div>
  )
}
