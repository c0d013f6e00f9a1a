import './panel.css'
import type { ReactNode } from 'react'
import { texts } from './texts.ts'

export type PanelTab = 'checks' | 'conflicts' | 'comments' | 'history'

const TABS: readonly PanelTab[] = ['checks', 'conflicts', 'comments', 'history']

interface SidePanelProps {
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  /** What needs something to be done. */
  readonly counts: Readonly<Record<PanelTab, number>>
  /** Whether this person may read the history. */
  readonly history: boolean
  readonly hidden: boolean
  readonly onHide: (hidden: boolean) => void
  readonly children: ReactNode
}

/** The panel beside the grid, one thing at a time. */
export function SidePanel({ tab, onTab, counts, history, hidden, onHide, children }: SidePanelProps) {
  const tabs = TABS.filter((one) => one !== 'history' || history)
  if (hidden) {
    return (
      <aside className="side-panel-hidden" aria-label={texts.tabs}>
        <button type="button" title={texts.show} onClick={() => onHide(false)}>
          {tabs
            .filter((one) => one === 'checks' || counts[one] > 0)
            .map((one) => (
              <span key={one}>
                {texts[one]}
                <Count count={counts[one]} quiet={one === 'comments'} />
              </span>
            ))}
        </button>
      </aside>
    )
  }
  return (
    <aside className="side-panel" aria-label={texts.tabs}>
      <div className="panel-tabs">
        <div role="tablist" aria-label={texts.tabs}>
          {tabs.map((one) => (
            <button key={one} type="button" role="tab" aria-selected={tab === one} onClick={() => onTab(one)}>
              {texts[one]}
              <Count count={counts[one]} quiet={one === 'comments'} />
            </button>
          ))}
        </div>
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

const Count = ({ count, quiet }: { readonly count: number; readonly quiet: boolean }) =>
  count > 0 ? <strong data-quiet={quiet || undefined}>{count}</strong> : null
