import './boot.css'
import { texts } from './texts.ts'

/** Shown while the first page is on its way: the frame's bar, empty, so that nothing jumps. */
export function BootFallback() {
  return (
    <output className="boot" aria-live="polite">
      <span className="boot-bar" aria-hidden="true" />
      <span className="visually-hidden">{texts.loading}</span>
    </output>
  )
}
