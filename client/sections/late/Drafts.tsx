import { App, Button } from 'antd'
import type { UnsentEdit } from '../collab/unsentEdits.ts'
import { texts } from './texts.ts'
import { useCopy } from './useCopy.ts'

interface Props {
  readonly drafts: readonly UnsentEdit[]
  readonly onDrop: () => void
}

/** Texts that were being typed when the section froze: no values yet, so they are kept as they stand, on this machine. */
export function Drafts({ drafts, onDrop }: Props) {
  const { modal } = App.useApp()
  const copy = useCopy()
  const drop = () =>
    modal.confirm({
      title: texts.clearDialog.title(drafts.length),
      content: texts.discardDialog.forGood,
      okText: texts.clearDialog.ok,
      cancelText: texts.discardDialog.cancel,
      okButtonProps: { danger: true },
      onOk: onDrop,
    })
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
        <Button onClick={() => copy(drafts.map(({ place, text }) => [place, text]))}>{texts.copyDrafts}</Button>
        <Button danger onClick={drop}>
          {texts.clearDrafts}
        </Button>
      </div>
    </section>
  )
}
