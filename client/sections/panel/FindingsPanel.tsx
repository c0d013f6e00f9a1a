import './panel.css'
import type { FindingText } from '@hesuan/shared/api/consolidation.ts'
import { sentenceIn } from '@hesuan/shared/checks/sentence.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { memo, type ReactNode, useMemo, useState } from 'react'
import { ExplanationBox } from '../../explanations/ExplanationBox.tsx'
import type { ExplanationBook } from '../../explanations/explanationBook.ts'
import type { LiveFinding, LiveSummary } from '../live/liveAnswer.ts'
import { ownWords } from '../live/ownWords.ts'
import { type FindingGroup, type FindingKind, findingGroups } from './findingGroups.ts'
import { texts } from './texts.ts'

/** Long sides say their first cells; the rest is one click away. */
const FIRST_CELLS = 4
/** More than that nobody reads at once. */
const MOST_FINDINGS = 50

/** What nobody has to do anything about: folded at first. */
const QUIET: ReadonlySet<FindingKind> = new Set(['rounding', 'cannot-compare'])

interface Cells {
  /** The unit whose section is open: its cells can be gone to. */
  readonly unitCode: string
  /** What people call a cell: sheet, row, column. */
  readonly cellName: (cell: string) => string
  readonly onJump: (cell: string) => void
  /** In which this person reads amounts. */
  readonly unit: AmountUnit
}

interface Places extends Cells {
  /** What was said about warnings; null until it is known. */
  readonly book: ExplanationBook | null
}

interface FindingsPanelProps extends Places {
  /** Null until the first computation is done. */
  readonly figures: LiveSummary | null
  /** The last computation failed. */
  readonly stale: boolean
  /** For which the server refused the last submission. */
  readonly refused: readonly FindingText[]
  readonly onForgetRefused: () => void
}

/** What the checks say of this section while it is edited: how many ran, then the findings by severity. */
export const FindingsPanel = memo(function FindingsPanel(props: FindingsPanelProps) {
  const { figures, stale, refused, onForgetRefused, ...places } = props
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
          <FindingList findings={alone(refused)} {...places} />
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
})

function LiveFindings({ figures, ...places }: Places & { readonly figures: LiveSummary }) {
  const { findings: found } = figures
  const groups = useMemo(() => findingGroups(found), [found])
  const { book } = places
  const agreed = useMemo(() => found.filter((finding) => book?.of(finding)?.state === 'agreed').length, [found, book])
  return (
    <>
      <p className="panel-coverage">{texts.coverage(figures.coverage)}</p>
      {figures.coverage.different > 0 ? (
        <p className="panel-coverage">{texts.different(countsOf(groups), agreed)}</p>
      ) : null}
      {groups.some(({ kind }) => !QUIET.has(kind)) ? null : (
        <p className="panel-empty">{texts.clean(figures.coverage)}</p>
      )}
      {groups.map(({ kind, count, findings }) => (
        <Folded
          key={kind}
          open={!QUIET.has(kind)}
          kind={kind}
          summary={
            <>
              {texts.groups[kind]} <strong>{count}</strong>
              {findings.length < count ? <small>{texts.elsewhere(count - findings.length)}</small> : null}
            </>
          }
        >
          {() => <FindingList findings={findings} {...places} />}
        </Folded>
      ))}
    </>
  )
}

interface FoldedProps {
  /** At first; then as the person likes it. */
  readonly open?: boolean
  readonly kind?: string
  readonly summary: ReactNode
  /** What is inside is made only while it is seen: it may be thousands of cells. */
  readonly children: () => ReactNode
}

function Folded({ open = false, kind, summary, children }: FoldedProps) {
  const [isOpen, setIsOpen] = useState(open)
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary data-kind={kind}>{summary}</summary>
      {isOpen ? children() : null}
    </details>
  )
}

type Shown = FindingText & Partial<Pick<LiveFinding, 'moreLeft' | 'moreRight'>>
type Matters = FindingGroup<Shown>['findings']

const alone = (findings: readonly Shown[]): Matters => findings.map((finding) => ({ finding, same: [] }))

const countsOf = (groups: readonly FindingGroup<Shown>[]) => (kind: FindingKind) =>
  groups.find((group) => group.kind === kind)?.count ?? 0

function FindingList({ findings, ...places }: Places & { readonly findings: Matters }) {
  const [all, setAll] = useState(false)
  const rest = all ? 0 : Math.max(0, findings.length - MOST_FINDINGS)
  const among = findings.flatMap(({ finding, same }) => [finding, ...same])
  return (
    <ul>
      {(rest > 0 ? findings.slice(0, MOST_FINDINGS) : findings).map(({ finding, same }) => (
        <li key={finding.identity}>
          <FindingItem finding={finding} among={among} {...places} />
          {same.length > 0 ? (
            <div className="findings-same">
              <Folded open summary={texts.same(same.length)}>
                {() => (
                  <ul>
                    {same.map((one) => (
                      <li key={one.identity}>
                        <FindingItem finding={one} among={among} {...places} />
                      </li>
                    ))}
                  </ul>
                )}
              </Folded>
            </div>
          ) : null}
        </li>
      ))}
      {rest > 0 ? (
        <li>
          <button type="button" className="findings-rest" onClick={() => setAll(true)}>
            {texts.moreFindings(rest)}
          </button>
        </li>
      ) : null}
    </ul>
  )
}

function FindingItem({
  finding,
  among,
  book,
  ...cells
}: Places & { readonly finding: Shown; readonly among: readonly Shown[] }) {
  const explained = book?.of(finding) ?? null
  return (
    <div className="finding-item" data-finding={finding.identity}>
      <FindingWords finding={finding} {...cells} />
      {explained === null ? null : (
        <ExplanationBox finding={finding} explained={explained} alike={book?.alike(finding, among) ?? []} />
      )}
    </div>
  )
}

/** A finding stays the same object as long as it says the same: then it is not rendered again. */
const FindingWords = memo(function FindingWords({ finding, ...cells }: Cells & { readonly finding: Shown }) {
  return (
    <>
      <p className="finding-title">
        <b>{finding.rule}</b> {finding.title}
      </p>
      <p>{sentenceIn(cells.unit, ownWords(finding.sentence, cells.unitCode))}</p>
      <Side label={finding.leftLabel} cells={finding.leftCells} more={finding.moreLeft ?? 0} {...cells} />
      <Side label={finding.rightLabel} cells={finding.rightCells} more={finding.moreRight ?? 0} {...cells} />
    </>
  )
})

interface SideProps extends Cells {
  readonly label: string
  readonly cells: FindingText['leftCells']
  /** How many more there are that are not among these. */
  readonly more: number
}

function Side({ label, cells, more, unitCode, cellName, onJump }: SideProps) {
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
        <Folded summary={texts.moreCells(own.length + more - FIRST_CELLS)}>
          {() => (
            <>
              {links(FIRST_CELLS, own.length)}
              {more > 0 ? <span>{texts.cellsNotNamed(more)}</span> : null}
            </>
          )}
        </Folded>
      ) : null}
    </div>
  )
}
