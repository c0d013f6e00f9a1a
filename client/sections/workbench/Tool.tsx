interface ToolProps {
  readonly label: string
  /** The keys that do the same, where there are some. */
  readonly keys?: string
  readonly disabled?: boolean
  readonly onPress: () => void
}

/** A button of the toolbar: the keyboard stays where it is. */
export function Tool({ label, keys, disabled = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      title={keys === undefined ? label : `${label}（${keys}）`}
      disabled={disabled}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {label}
    </button>
  )
}
