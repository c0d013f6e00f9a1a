import '../../ui/page.css'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { UnsentEdit } from '../collab/unsentEdits.ts'
import { formatTsv } from '../grid/tsv.ts'
import { texts } from './texts.ts'

interface Props {
  readonly edits: readonly UnsentEdit[]
  readonly onDrop: () => void
}

/** Leads to the edits that the server did not take; nothing where there are none. */
export function UnsentButton({ edits, onDrop }: Props) {
  const [shown, setShown] = useState(false)
  const { message } = App.useApp()
  if (edits.length === 0) return null
  const copy = () => {
    const text = formatTsv(edits.map(({ place, text: content }) => [place, content]))
    navigator.clipboard.writeText(text).then(
      () => void message.success(texts.unsent.copied),
      (error: unknown) => void message.error(error instanceof Error ? error.message : String(error)),
    )
  }
  return (
    <>
      <button type="button" className="unsent-button" onClick={() => setShown(true)}>
        {texts.unsent.button(edits.length)}
      </button>
      <Modal
        open={shown}
        width={720}
        title={texts.unsent.title}
        onCancel={() => setShown(false)}
        footer={[
          <Button key="drop" danger onClick={onDrop}>
            {texts.unsent.drop}
          </Button>,
          <Button key="copy" type="primary" onClick={copy}>
            {texts.unsent.copy}
          </Button>,
        ]}
      >
        <p className="paste-intro">{texts.unsent.content}</p>
        <div className="paste-problems">
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{texts.unsent.columns.place}</th>
                <th scope="col">{texts.unsent.columns.text}</th>
              </tr>
            </thead>
            <tbody>
              {edits.map(({ cell, place, text }) => (
                <tr key={cell}>
                  <td>{place}</td>
                  <td className="paste-text">{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Modal>
    </>
  )
}
