import { formKeys } from './formKeys.ts'
import { gridKeys } from './gridKeys.ts'
import { HELP_KEYS } from './helpKeys.ts'
import type { KeyEntry } from './keyEntries.ts'
import { texts } from './texts.ts'

/** What the browser tells the grid as events of the clipboard, and not as keys. */
const CLIPBOARD: readonly KeyEntry[] = (
  [
    ['copy', 'Ctrl+C'],
    ['cut', 'Ctrl+X'],
    ['paste', 'Ctrl+V'],
  ] as const
).map(([what, key]) => ({ group: texts.ofClipboard, title: texts.clipboard[what], keys: [key] }))

const HELP: readonly KeyEntry[] = [true, false].map((whileTyping) => ({
  group: texts.ofHelp,
  title: whileTyping ? texts.openHelp : texts.openHelpOutside,
  keys: HELP_KEYS.filter((help) => help.whileTyping === whileTyping && help.key !== '？').map(({ shown }) => shown),
}))

const REGIONS: readonly KeyEntry[] = [
  { group: texts.ofRegions, title: texts.nextRegion, keys: ['F6'] },
  { group: texts.ofRegions, title: texts.regionBefore, keys: ['Shift+F6'] },
]

/** All keys by what they belong to. */
export function keyGroups(): readonly { readonly title: string; readonly entries: readonly KeyEntry[] }[] {
  const entries = [...gridKeys(), ...formKeys(), ...CLIPBOARD, ...REGIONS, ...HELP]
  const titles = [...new Set(entries.map(({ group }) => group))]
  return titles.map((title) => ({ title, entries: entries.filter(({ group }) => group === title) }))
}
