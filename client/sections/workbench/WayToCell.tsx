interface Props {
  readonly sentence: string
  readonly words: string
  readonly onGo: () => void
}

/** A sentence with the way to the cell that it is about. */
export function WayToCell({ sentence, words, onGo }: Props) {
  return (
    <>
      {sentence}
      <button type="button" className="way-to-cell" onClick={onGo}>
        {words}
      </button>
    </>
  )
}
