import type { OutputConfiguration } from 'commander'
import type { Surroundings } from './surroundings.ts'

/** Where commander writes. Its own sentences about mistakes are English: they are said in the user's language instead. */
export const outputOf = ({ print, complain }: Surroundings): OutputConfiguration => ({
  writeOut: (text) => print(text.trimEnd()),
  writeErr: (text) => complain(text.trimEnd()),
  outputError: () => undefined,
})
