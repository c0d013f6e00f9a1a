import { createContext, useContext } from 'react'

/** What any part of a page can ask of the help. */
export interface Help {
  /** Shows all keys. */
  open(): void
  /** Shows what is where on this page, in about a minute. */
  tour(): void
}

export const HelpContext = createContext<Help | null>(null)

/** The help of the page; inside the signed-in frame only. */
export function useHelp(): Help {
  const help = useContext(HelpContext)
  if (help === null) throw new Error('the help is used outside of its host')
  return help
}
