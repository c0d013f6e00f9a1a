interface ToolProps {
  readonly label: string
  /** What it does just now, or why it can't, where its label alone does not say. */
  readonly about?: string | undefined
  /** The keys that do the same, where there are some. */
  readonly keys?: string | undefined
  readonly disabled?: boolean
  readonly onPress: () => void
}

/** A button of the toolbar: the keyboard stays where it is. */
export function Tool({ label, about = label, keys, disabled = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      title={keys === undefined ? about : `${about}（${keys}）`}
      disabled={disabled}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {label}
    </button>
  )
}
