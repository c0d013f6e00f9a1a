import { App, Button } from 'antd'
import { saveTextFile } from '../../ui/saveTextFile.ts'
import { timeText } from '../../ui/timeText.ts'
import { texts } from './texts.ts'
import { useCopy } from './useCopy.ts'

/** One edit that only this machine has, in words. */
export interface RefusedLine {
  readonly key: string
  readonly place: string
  /** Every digit, amounts with their unit. */
  readonly text: string
  readonly madeAt: string
}

interface Props {
  readonly lines: readonly RefusedLine[]
  /** Which they are and why they are here. */
  readonly sentence: string
  /** Of the unit: what a file of them is called. */
  readonly name: string
  readonly onRetry: () => void
  readonly onDrop: () => void
}

/** Edits that the server does not take, as they are kept on this machine: to copy, to save, to try again, to let go of. */
export function RefusedEdits({ lines, sentence, name, onRetry, onDrop }: Props) {
  const { modal } = App.useApp()
  const copy = useCopy()
  const { place, mine, made } = texts.columns
  const table = [[place, mine, made], ...lines.map((line) => [line.place, line.text, timeText(line.madeAt, 'second')])]
  const discard = () =>
    modal.confirm({
      title: texts.discardDialog.title(lines.length),
      content: texts.discardDialog.forGood,
      okText: texts.discardDialog.ok,
      cancelText: texts.discardDialog.cancel,
      okButtonProps: { danger: true },
      onOk: onDrop,
    })
  return (
    <section className="late-refused" aria-label={texts.refusedTitle}>
      <p className="late-intro" role="note">
        {sentence}
      </p>
      <div className="late-table">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{place}</th>
              <th scope="col">{mine}</th>
              <th scope="col">{made}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <td>{line.place}</td>
                <td className="late-value late-mine">{line.text === '' ? texts.blank : line.text}</td>
                <td className="late-time">{timeText(line.madeAt, 'minute')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="late-actions">
        <Button onClick={() => copy(table)}>{texts.copyAll}</Button>
        <Button onClick={() => saveTextFile(texts.fileName(name), csv(table))}>{texts.exportAll}</Button>
        <Button type="primary" onClick={onRetry}>
          {texts.retry}
        </Button>
        <Button danger onClick={discard}>
          {texts.discardAll}
        </Button>
      </div>
    </section>
  )
}

const csv = (table: readonly (readonly string[])[]): string =>
  table.map((row) => `${row.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(',')}\r\n`).join('')
