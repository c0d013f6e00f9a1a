import type { KeyPress } from '../sections/grid/keyCommand.ts'

/** One line of the help: what is done, and the keys that do it. */
export interface KeyEntry {
  readonly group: string
  readonly title: string
  /** Each a combination as it is printed on keyboards: `Ctrl+Shift+Z`. */
  readonly keys: readonly string[]
}

/** A key and what it does. */
export interface FoundKey {
  readonly press: KeyPress
  readonly group: string
  readonly title: string
}

/**
 * Sums up what keys do: one entry for one title, in the order of their first key, its keys each once. A modifier that
 * changes nothing is left out, and the four arrows together are one name.
 */
export function keyEntries(found: readonly FoundKey[]): readonly KeyEntry[] {
  const byTitle = new Map<string, { readonly group: string; readonly presses: KeyPress[] }>()
  for (const { press, group, title } of found) {
    const known = byTitle.get(title)
    if (known === undefined) byTitle.set(title, { group, presses: [press] })
    else known.presses.push(press)
  }
  return [...byTitle].map(([title, { group, presses }]) => {
    const needed = presses.filter((press) => !presses.some((other) => needsLess(other, press)))
    return { group, title, keys: withArrowsTogether([...new Set(needed.map(combination))]) }
  })
}

/** How a combination is written: `Ctrl+Shift+Z`. */
export const combination = ({ key, ctrl, shift, alt }: KeyPress): string =>
  [ctrl ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', nameOf(key)].filter((part) => part !== '').join('+')

const NAMES: Readonly<Record<string, string>> = {
  ' ': '空格',
  Escape: 'Esc',
  ContextMenu: '菜单键',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  // With Shift the key of the equals sign says plus.
  '+': '=',
  _: '-',
}

const nameOf = (key: string): string => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)

const modifiers = ({ ctrl, shift, alt }: KeyPress): readonly boolean[] => [ctrl, shift, alt]

/** Whether a key does it with fewer modifiers than the other. */
function needsLess(one: KeyPress, other: KeyPress): boolean {
  if (one.key !== other.key) return false
  const needs = modifiers(one)
  const has = modifiers(other)
  return needs.every((need, at) => !need || has[at] === true) && needs.some((need, at) => need !== has[at])
}

const ARROWS = ['↑', '↓', '←', '→'] as const

function withArrowsTogether(keys: readonly string[]): readonly string[] {
  const prefixes = [...new Set(keys.filter((key) => key.endsWith('↑')).map((key) => key.slice(0, -1)))]
  const whole = prefixes.filter((prefix) => ARROWS.every((arrow) => keys.includes(prefix + arrow)))
  return keys.flatMap((key) => {
    const prefix = whole.find((one) => ARROWS.some((arrow) => key === one + arrow))
    if (prefix === undefined) return [key]
    return key.endsWith('↑') ? [`${prefix}方向键`] : []
  })
}
