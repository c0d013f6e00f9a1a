import { type RefObject, useEffect, useRef } from 'react'
import type { Editing } from './cellEditor.ts'
import type { GridController } from './controller.ts'

interface Props {
  readonly controller: GridController
  readonly editing: Editing
  /** Who else is changing this cell; blank where nobody is. */
  readonly other: string
  readonly gridId: string
  readonly ref: RefObject<HTMLDivElement | null>
}

/** What stands under the editor: why the text is refused, and what can be chosen. */
export function EditorPopup({ controller, editing, other, gridId, ref }: Props) {
  const { error, list } = editing
  const chosen = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen entry moves with the index
  useEffect(() => {
    // Newer browsers return a promise, which an effect must not.
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [list?.index])
  return (
    <div ref={ref} className="grid-popup" onPointerDown={(event) => event.preventDefault()}>
      {other === '' ? null : <output className="grid-other">{other} 正在修改此格，两人填写的值都会保留</output>}
      {error === null ? null : (
        <div role="alert" id={`${gridId}-error`} className="grid-error">
          {error}
          <span className="grid-error-keys">Enter 重试 · Esc 放弃</span>
        </div>
      )}
      {list === null ? null : (
        <div role="listbox" aria-label="可选项" className="grid-list">
          {list.options.length === 0 ? <div className="grid-list-none">没有匹配的选项</div> : null}
          {list.options.map((option, index) => (
            <div
              key={option.value}
              ref={index === list.index ? chosen : null}
              role="option"
              tabIndex={-1}
              aria-selected={index === list.index}
              className="grid-option"
              onPointerUp={() => controller.choose(index)}
            >
              <span className="grid-option-label">{option.label}</span>
              {option.detail === '' ? null : <span className="grid-option-detail">{option.detail}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
