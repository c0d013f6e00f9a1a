import './panel.css'
import type { ReactNode } from 'react'
import { texts } from './texts.ts'

export type PanelTab = 'checks' | 'history'

interface SidePanelProps {
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  /** How many findings need something to be done. */
  readonly open: number
  /** Whether this person may read the history. */
  readonly history: boolean
  readonly hidden: boolean
  readonly onHide: (hidden: boolean) => void
  readonly children: ReactNode
}

/** The panel beside the grid: checks or history, one at a time. */
export function SidePanel({ tab, onTab, open, history, hidden, onHide, children }: SidePanelProps) {
  if (hidden) {
    return (
      <aside className="side-panel-hidden" aria-label={texts.tabs}>
        <button type="button" title={texts.show} onClick={() => onHide(false)}>
          {texts.checks}
          {open > 0 && <strong>{open}</strong>}
        </button>
      </aside>
    )
  }
  return (
    <aside className="side-panel" aria-label={texts.tabs}>
      <div role="tablist" aria-label={texts.tabs} className="panel-tabs">
        <button type="button" role="tab" aria-selected={tab === 'checks'} onClick={() => onTab('checks')}>
          {texts.checks}
          {open > 0 && <strong>{open}</strong>}
        </button>
        {history ? (
          <button type="button" role="tab" aria-selected={tab === 'history'} onClick={() => onTab('history')}>
            {texts.history}
          </button>
        ) : null}
        <button type="button" className="panel-hide" onClick={() => onHide(true)}>
          {texts.hide}
        </button>
      </div>
      <div role="tabpanel" className="panel-body">
        {children}
      </div>
    </aside>
  )
}
