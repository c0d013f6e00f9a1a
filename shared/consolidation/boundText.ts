import type { Bindings, BoundText } from './measure.ts'

/** Puts bound names in place of their braces: `unit:{unit}` → `unit:701001`. */
export const boundText = (text: BoundText, bindings: Bindings): string =>
  text.replace(/\{(\w+)\}/g, (braces, name: string) => (isBound(name, bindings) ? (bindings[name] ?? braces) : braces))

const isBound = (name: string, bindings: Bindings): name is keyof Bindings & string => Object.hasOwn(bindings, name)
