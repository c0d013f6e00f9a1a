/** A key as it comes, with what is needed to know whose it is. */
export interface HelpPress {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
  /** Something takes letters just now: a cell, a field. There a question mark is a question mark. */
  readonly typing: boolean
}

/** The keys that open the help, as they are shown, and where each of them does. */
export const HELP_KEYS: readonly {
  readonly shown: string
  readonly key: string
  readonly ctrl: boolean
  readonly whileTyping: boolean
}[] = [
  { shown: 'F1', key: 'F1', ctrl: false, whileTyping: true },
  { shown: 'Ctrl+/', key: '/', ctrl: true, whileTyping: true },
  { shown: '?', key: '?', ctrl: false, whileTyping: false },
  // The same key under a Chinese input method.
  { shown: '？', key: '？', ctrl: false, whileTyping: false },
]

/** Whether a key opens the help. Shift is needed for a question mark, and means nothing with the others. */
export const opensHelp = ({ key, ctrl, alt, typing }: HelpPress): boolean =>
  !alt && HELP_KEYS.some((help) => help.key === key && help.ctrl === ctrl && (help.whileTyping || !typing))
