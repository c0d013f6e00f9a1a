/** A text as it is compared, and where each of its characters came from. */
export interface FoldedText {
  readonly text: string
  /** For each UTF-16 unit of `text`: from where to where it stands for the original. */
  readonly spans: readonly (readonly [from: number, to: number])[]
}

/** Widths and kinds of white space don't count, nor does case unless it is asked for. */
export function foldText(original: string, matchCase: boolean): FoldedText {
  let text = ''
  const spans: (readonly [number, number])[] = []
  let at = 0
  for (const character of original) {
    const plain = character.normalize('NFKC').replace(/\s/gu, ' ')
    const folded = matchCase ? plain : plain.toLowerCase()
    const span = [at, at + character.length] as const
    for (let unit = 0; unit < folded.length; unit++) spans.push(span)
    text += folded
    at += character.length
  }
  return { text, spans }
}

/** Replaces every occurrence of a text, as `foldText` compares; the same text where there is none. */
export function replaceFolded(original: string, wanted: string, replacement: string, matchCase: boolean): string {
  const needle = foldText(wanted, matchCase).text
  if (needle === '') return original
  const { text, spans } = foldText(original, matchCase)
  let result = ''
  let kept = 0
  let from = text.indexOf(needle)
  while (from >= 0) {
    const start = spans[from]?.[0] ?? 0
    const end = spans[from + needle.length - 1]?.[1] ?? original.length
    // Half of a character that folds to several can't be replaced.
    if (start >= kept) {
      result += original.slice(kept, start) + replacement
      kept = end
    }
    from = text.indexOf(needle, from + needle.length)
  }
  return result + original.slice(kept)
}
