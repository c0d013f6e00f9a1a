import { texts } from './texts.ts'

interface ConflictListProps {
  readonly conflicts: readonly { readonly id: number; readonly cell: string | null; readonly message: string }[]
  readonly cellName: (cell: string) => string
  readonly onJump: (cell: string) => void
  readonly onDismiss: (id: number) => void
}

/** Where two people wrote one cell without having seen each other's value. */
export function ConflictList({ conflicts, cellName, onJump, onDismiss }: ConflictListProps) {
  if (conflicts.length === 0) return null
  return (
    <div className="conflicts" role="alert">
      <b>{texts.conflicts}</b>
      <ul>
        {conflicts.map(({ id, cell, message }) => (
          <li key={id}>
            <p>{message}</p>
            {cell === null ? null : (
              <button type="button" onClick={() => onJump(cell)}>
                {cellName(cell)}
              </button>
            )}
            <button type="button" className="conflict-dismiss" onClick={() => onDismiss(id)}>
              {texts.forget}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
