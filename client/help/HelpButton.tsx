import './help.css'
import { useHelp } from './helpContext.ts'
import { texts } from './texts.ts'

/** The question mark in the bar above every page. */
export function HelpButton() {
  const help = useHelp()
  return (
    <button
      type="button"
      className="help-button"
      title={texts.buttonHint}
      aria-label={texts.button}
      onClick={() => help.open()}
    >
      ?
    </button>
  )
}
