import { App, Button } from 'antd'
import type { UnsentEdit } from '../collab/unsentEdits.ts'
import { formatTsv } from '../grid/tsv.ts'
import { texts } from './texts.ts'

interface Props {
  readonly drafts: readonly UnsentEdit[]
  readonly onDrop: () => void
}

/** Texts that were being typed when the section froze: no values yet, so they are kept as they stand, on this machine. */
export function Drafts({ drafts, onDrop }: Props) {
  const { message } = App.useApp()
  const copy = () => {
    navigator.clipboard.writeText(formatTsv(drafts.map(({ place, text }) => [place, text]))).then(
      () => void message.success(texts.copied),
      (error: unknown) => void message.error(error instanceof Error ? error.message : String(error)),
    )
  }
  return (
    <section className="late-drafts">
      <p className="late-intro">{texts.introDrafts}</p>
      <div className="late-table">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{texts.columns.place}</th>
              <th scope="col">{texts.columns.mine}</th>
            </tr>
          </thead>
          <tbody>
            {drafts.map(({ cell, place, text }) => (
              <tr key={cell}>
                <td>{place}</td>
                <td className="late-value late-mine">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="late-actions">
        <Button onClick={copy}>{texts.copyDrafts}</Button>
        <Button danger onClick={onDrop}>
          {texts.clearDrafts}
        </Button>
      </div>
    </section>
  )
}
