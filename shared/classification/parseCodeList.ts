import type { ClassificationEntry } from './classification.ts'

/**
 * Reads a code list written as lines of `code name|synonym|synonym`, the form in which such lists are easy to compare
 * with the printed manual.
 */
export function parseCodeList(text: string): ClassificationEntry[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, code, names] = /^(\d+) (.+)$/.exec(line) ?? []
      if (code === undefined || names === undefined) throw new RangeError(`not a line of a code list: ${line}`)
      const [name = '', ...synonyms] = names.split('|')
      return synonyms.length === 0 ? { code, name } : { code, name, synonyms }
    })
}
