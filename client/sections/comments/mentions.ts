/** Somebody who can be named. */
export interface Named {
  readonly userId: string
  readonly displayName: string
}

/** A part of a text: plain, or the name of somebody with its @. */
export interface TextPiece {
  readonly text: string
  readonly names: Named | null
}

/** Takes a text apart at the names that stand in it. Of names that begin alike the longest is meant. */
export function textPieces(text: string, people: readonly Named[]): readonly TextPiece[] {
  const byLength = people.toSorted((a, b) => b.displayName.length - a.displayName.length)
  const pieces: TextPiece[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const named = text[at] === '@' ? byLength.find((one) => text.startsWith(one.displayName, at + 1)) : undefined
    if (named === undefined) {
      plain += text[at]
      at++
      continue
    }
    if (plain !== '') pieces.push({ text: plain, names: null })
    plain = ''
    pieces.push({ text: `@${named.displayName}`, names: named })
    at += named.displayName.length + 1
  }
  return plain === '' ? pieces : [...pieces, { text: plain, names: null }]
}

/** The user ids of those whom a text names, each once. */
export const mentionsIn = (text: string, people: readonly Named[]): string[] => [
  ...new Set(textPieces(text, people).flatMap(({ names }) => names?.userId ?? [])),
]

/** The name that is being typed right before the caret: where its @ stands, and what of it is there; null where none is. */
export function typedMention(text: string, caret: number): { readonly from: number; readonly typed: string } | null {
  const match = /@([^\s@]{0,20})$/.exec(text.slice(0, caret))
  return match?.[1] === undefined ? null : { from: match.index, typed: match[1] }
}
