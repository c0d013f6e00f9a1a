import '../../ui/page.css'
import { Button, Modal } from 'antd'
import type { PastePlan } from '../sheet/pastePlan.ts'
import { texts } from './texts.ts'

const MOST_SHOWN = 200

interface Props {
  /** Null where nothing is asked. */
  readonly plan: PastePlan | null
  readonly onRest: () => void
  readonly onCancel: () => void
  /** Once it is gone, and has given the keyboard back to wherever it was. */
  readonly onClosed: () => void
}

/** Lists what would go wrong before anything is pasted, cell by cell. */
export function PasteDialog({ plan, onRest, onCancel, onClosed }: Props) {
  const problems = plan?.problems ?? []
  const { columns } = texts.paste
  const nothingElse = plan !== null && plan.writes.length + plan.inserts.length === 0
  return (
    <Modal
      open={plan !== null}
      width={760}
      title={texts.paste.title(problems.length)}
      onCancel={onCancel}
      afterClose={onClosed}
      footer={[
        <Button key="cancel" onClick={onCancel} autoFocus>
          {texts.cancel}
        </Button>,
        <Button key="rest" type="primary" disabled={nothingElse} onClick={onRest}>
          {texts.paste.rest}
        </Button>,
      ]}
    >
      <p className="paste-intro">{texts.paste.content}</p>
      <div className="paste-problems">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{columns.line}</th>
              <th scope="col">{columns.row}</th>
              <th scope="col">{columns.column}</th>
              <th scope="col">{columns.text}</th>
              <th scope="col">{columns.why}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, MOST_SHOWN).map(({ line, rowLabel, columnTitle, text, message }) => (
              <tr key={`${line}|${columnTitle}`}>
                <td>{line}</td>
                <td>{rowLabel}</td>
                <td>{columnTitle}</td>
                <td className="paste-text">{text}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {problems.length > MOST_SHOWN ? <p>{texts.paste.more(problems.length - MOST_SHOWN)}</p> : null}
      </div>
    </Modal>
  )
}
