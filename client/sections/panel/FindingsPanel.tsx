import './panel.css'
import type { FindingText } from '@hesuan/shared/api/consolidation.ts'
import type { LiveFigures } from '../live/computeLive.ts'
import { findingGroups } from './findingGroups.ts'
import { texts } from './texts.ts'

/** Long sides say their first cells; the rest is one click away. */
const FIRST_CELLS = 4

interface Places {
  /** The unit whose section is open: its cells can be gone to. */
  readonly unitCode: string
  /** What people call a cell: sheet, row, column. */
  readonly cellName: (cell: string) => string
  readonly onJump: (cell: string) => void
}

interface FindingsPanelProps extends Places {
  /** Null until the first computation is done. */
  readonly figures: LiveFigures | null
  /** The last computation failed. */
  readonly stale: boolean
  /** For which the server refused the last submission. */
  readonly refused: readonly FindingText[]
  readonly onForgetRefused: () => void
}

/** What the checks say of this section while it is edited: how many ran, then the findings by severity. */
export function FindingsPanel({ figures, stale, refused, onForgetRefused, ...places }: FindingsPanelProps) {
  return (
    <section className="findings-panel" aria-label={texts.checks}>
      {refused.length > 0 ? (
        <div className="refused-findings" role="alert">
          <p>
            <b>{texts.refused(refused.length)}</b>
            <button type="button" onClick={onForgetRefused}>
              {texts.forget}
            </button>
          </p>
          <FindingList findings={refused} {...places} />
        </div>
      ) : null}
      {stale && <p className="panel-warning">{texts.stale}</p>}
      {figures === null ? (
        <p className="panel-empty">{texts.computing}</p>
      ) : (
        <LiveFindings figures={figures} {...places} />
      )}
    </section>
  )
}

function LiveFindings({ figures, ...places }: Places & { readonly figures: LiveFigures }) {
  const groups = findingGroups(figures.findings)
  return (
    <>
      <p className="panel-coverage">{texts.coverage(figures.coverage)}</p>
      {groups.some(({ kind }) => kind !== 'rounding') ? null : <p className="panel-empty">{texts.clean}</p>}
      {groups.map(({ kind, findings }) => (
        <details key={kind} open={kind !== 'rounding'}>
          <summary data-kind={kind}>
            {texts.groups[kind]} <strong>{findings.length}</strong>
          </summary>
          <FindingList findings={findings} {...places} />
        </details>
      ))}
    </>
  )
}

function FindingList({ findings, ...places }: Places & { readonly findings: readonly FindingText[] }) {
  return (
    <ul>
      {findings.map((finding) => (
        <FindingItem key={finding.identity} finding={finding} {...places} />
      ))}
    </ul>
  )
}

function FindingItem({ finding, ...places }: Places & { readonly finding: FindingText }) {
  return (
    <li className="finding-item" data-finding={finding.identity}>
      <p className="finding-title">
        <b>{finding.rule}</b> {finding.title}
      </p>
      <p>{finding.sentence}</p>
      <Side label={finding.leftLabel} cells={finding.leftCells} {...places} />
      <Side label={finding.rightLabel} cells={finding.rightCells} {...places} />
    </li>
  )
}

interface SideProps extends Places {
  readonly label: string
  readonly cells: FindingText['leftCells']
}

function Side({ label, cells, unitCode, cellName, onJump }: SideProps) {
  const own = cells.filter(({ unit }) => unit === unitCode)
  if (own.length === 0) return null
  const links = (from: number, to: number) =>
    own.slice(from, to).map(({ cell }) => (
      <button key={cell} type="button" onClick={() => onJump(cell)}>
        {cellName(cell)}
      </button>
    ))
  return (
    <div className="panel-finding-side">
      <span>{label}</span>
      {links(0, FIRST_CELLS)}
      {own.length > FIRST_CELLS ? (
        <details>
          <summary>{texts.moreCells(own.length - FIRST_CELLS)}</summary>
          {links(FIRST_CELLS, own.length)}
        </details>
      ) : null}
    </div>
  )
}
