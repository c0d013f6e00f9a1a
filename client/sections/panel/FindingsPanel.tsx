import './panel.css'
import type { Finding } from '@hesuan/shared/checks/rule.ts'
import type { CellKey } from '@hesuan/shared/section/cellKey.ts'
import type { LiveFigures } from '../live/computeLive.ts'
import { findingGroups } from './findingGroups.ts'
import { texts } from './texts.ts'

interface FindingsPanelProps {
  /** Null until the first computation is done. */
  readonly figures: LiveFigures | null
  /** The last computation failed. */
  readonly stale: boolean
  /** What people call a cell: sheet, row, column. */
  readonly cellName: (cell: CellKey) => string
  readonly onJump: (cell: CellKey) => void
}

/** What the checks say of this section while it is edited: how many ran, then the findings by severity. */
export function FindingsPanel({ figures, stale, cellName, onJump }: FindingsPanelProps) {
  if (figures === null) return <p className="panel-empty">{stale ? texts.stale : texts.computing}</p>
  const { ran, equal, rounding, different, cannotCompare } = figures.coverage
  const groups = findingGroups(figures.findings)
  return (
    <section className="findings-panel" aria-label={texts.checks}>
      {stale && <p className="panel-warning">{texts.stale}</p>}
      <p className="panel-coverage">{texts.coverage(ran, equal, rounding, different, cannotCompare)}</p>
      {groups.length === 0 && <p className="panel-empty">{texts.clean}</p>}
      {groups.map(({ kind, findings }) => (
        <details key={kind} open={kind !== 'rounding'}>
          <summary data-kind={kind}>
            {texts.groups[kind]} <strong>{findings.length}</strong>
          </summary>
          <ul>
            {findings.map((finding) => (
              <FindingItem key={finding.identity} finding={finding} cellName={cellName} onJump={onJump} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

interface FindingItemProps extends Pick<FindingsPanelProps, 'cellName' | 'onJump'> {
  readonly finding: Finding
}

function FindingItem({ finding, cellName, onJump }: FindingItemProps) {
  return (
    <li className="finding-item">
      <p className="finding-title">
        <b>{finding.rule}</b> {finding.title}
      </p>
      <p>{finding.sentence}</p>
      <Side label={finding.leftLabel} cells={finding.leftCells} cellName={cellName} onJump={onJump} />
      <Side label={finding.rightLabel} cells={finding.rightCells} cellName={cellName} onJump={onJump} />
    </li>
  )
}

interface SideProps extends Pick<FindingsPanelProps, 'cellName' | 'onJump'> {
  readonly label: string
  readonly cells: Finding['leftCells']
}

function Side({ label, cells, cellName, onJump }: SideProps) {
  if (cells.length === 0) return null
  return (
    <div className="finding-side">
      <span>{label}：</span>
      {cells.map(({ cell }) => (
        <button key={cell} type="button" onClick={() => onJump(cell)}>
          {cellName(cell)}
        </button>
      ))}
    </div>
  )
}
