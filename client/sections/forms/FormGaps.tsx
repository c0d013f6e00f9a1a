import type { Gap } from './formGaps.ts'
import { texts } from './texts.ts'

/** What a form still lacks; a click goes to the place. Nothing where it is complete. */
export function FormGaps({ gaps, onJump }: { readonly gaps: readonly Gap[]; readonly onJump: (cell: string) => void }) {
  if (gaps.length === 0) return null
  return (
    <p className="form-gaps">
      <b>{texts.gaps}</b>
      {gaps.map(({ sentence, cell }) =>
        cell === null ? (
          <span key={sentence}>{sentence}</span>
        ) : (
          <button key={sentence} type="button" onClick={() => onJump(cell)}>
            {sentence}
          </button>
        ),
      )}
    </p>
  )
}
