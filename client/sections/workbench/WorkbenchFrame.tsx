import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import type { ReactNode } from 'react'
import { StatusTag } from '../../ui/Tag.tsx'
import { ReturnedNote } from './ReturnedNote.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly detail: SectionDetail
  readonly saved?: ReactNode
  readonly figures?: ReactNode
  readonly people?: ReactNode
  readonly actions?: ReactNode
  readonly tabs?: ReactNode
  readonly toolbar?: ReactNode
  readonly find?: ReactNode
  readonly grid?: ReactNode
  readonly panel?: ReactNode
  readonly status?: ReactNode
  readonly onJump?: (cell: string) => void
  readonly cellName?: (cell: string) => string
}

/** Where everything of the workbench stands. The places are there before their content, so that nothing jumps. */
export function WorkbenchFrame(props: Props) {
  const { detail, saved, figures, people, actions, tabs, toolbar, find, grid, panel, status } = props
  return (
    <div className={detail.may.write ? 'workbench' : 'workbench workbench-read-only'}>
      <header className="workbench-head" data-region="head">
        <h1>{detail.unitName}</h1>
        <span className="workbench-round">
          {detail.year} 年 · {detail.roundName}
        </span>
        <StatusTag status={detail.status} />
        {saved}
        <div className="workbench-figures">{figures}</div>
        {people}
        <div className="workbench-actions">{actions}</div>
      </header>
      {detail.returned === null ? null : (
        <ReturnedNote returned={detail.returned} onJump={props.onJump} cellName={props.cellName} />
      )}
      <div className="workbench-tabs" data-region="tabs">
        {tabs}
      </div>
      <div className="workbench-toolbar" data-region="toolbar">
        {toolbar}
      </div>
      <div className="workbench-find" data-region="find">
        {find}
      </div>
      <div className="workbench-main">
        <div className="workbench-grid" data-region="main">
          {grid ?? (
            <output className="workbench-state">
              <p>{texts.opening}</p>
            </output>
          )}
        </div>
        <div className="workbench-panel" data-region="panel">
          {panel}
        </div>
      </div>
      <footer className="workbench-status">{status}</footer>
    </div>
  )
}
