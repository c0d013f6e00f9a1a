import '../../ui/button.css'
import '../../ui/page.css'
import '../tables/tables.css'
import './charts.css'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts'
import { BasisSwitch } from '../BasisSwitch.tsx'
import { basisOf, withSearch } from '../basis.ts'
import { useConsolidation } from '../consolidationQuery.ts'
import { SourceLine } from '../tables/SourceLine.tsx'
import { FiguresPanel } from './FiguresPanel.tsx'
import { figureAddress } from './figureAddress.ts'
import { PictureList } from './PictureList.tsx'
import type { LeadToFigures } from './picture.ts'
import { isPicture, PICTURES } from './pictures.ts'
import { texts } from './texts.ts'

/** A part whose figures are listed, in the picture that it is of. */
interface Listed {
  readonly of: string
  readonly part: Part
  readonly round: string | null
}

/** The budget in pictures, one at a time, on the drafts of this moment or on what was submitted. */
export function ChartsPage() {
  const { pictureId = 'flow' } = useParams()
  const [search, setSearch] = useSearchParams()
  const basis = basisOf(search)
  const unit: AmountUnit = search.get('in') === 'yuan' ? 'yuan' : 'wan'
  const consolidation = useConsolidation(basis)
  useDocumentTitle(isPicture(pictureId) ? texts.pictures[pictureId] : texts.title)
  const navigate = useNavigate()
  const [listed, setListed] = useState<Listed | null>(null)
  const lead: LeadToFigures = (part, round = null) => {
    const [figure, ...others] = part?.figures ?? []
    if (part === null || figure === undefined) return
    if (others.length === 0) void navigate(figureAddress(figure, search, round))
    else setListed({ of: pictureId, part, round })
  }
  const Picture = isPicture(pictureId) ? PICTURES[pictureId] : null
  return (
    <div className="tables charts">
      <PictureList current={pictureId} search={search} />
      <section className="tables-main" aria-label={texts.title}>
        <header className="tables-bar">
          <BasisSwitch
            basis={basis}
            onChange={(next) => setSearch((now) => withSearch(now, { basis: next === 'live' ? null : next }))}
          />
          <Segmented<AmountUnit>
            aria-label={texts.unit.label}
            value={unit}
            onChange={(next) => setSearch((now) => withSearch(now, { in: next === 'wan' ? null : next }))}
            options={[
              { value: 'wan', label: texts.unit.wan },
              { value: 'yuan', label: texts.unit.yuan },
            ]}
          />
          <SourceLine consolidation={consolidation} />
          <button type="button" className="button tables-print" onClick={() => window.print()}>
            {texts.print}
          </button>
        </header>
        {Picture === null ? (
          <p className="nothing">{texts.noPicture}</p>
        ) : (
          <div className="tables-sight">
            <div className="tables-scroll">
              <Picture key={pictureId} consolidation={consolidation} unit={unit} onPart={lead} />
            </div>
            {listed !== null && listed.of === pictureId && (
              <FiguresPanel part={listed.part} round={listed.round} unit={unit} onClose={() => setListed(null)} />
            )}
          </div>
        )}
      </section>
    </div>
  )
}
