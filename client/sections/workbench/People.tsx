import type { Person } from '../collab/presence.ts'
import type { Watched } from '../observable.ts'
import { useWatched } from '../useWatched.ts'
import { texts } from './texts.ts'

interface Props {
  readonly people: Watched<readonly Person[]>
  readonly onJump: (cell: string) => void
}

/** Who else has this section open; a click goes to where they are. */
export function People({ people, onJump }: Props) {
  const here = useWatched(people)
  const byUser = [...new Map(here.map((person) => [person.userId, person])).values()]
  return (
    <ul className="people" aria-label={texts.people}>
      {byUser.map(({ userId, displayName, colour, cell }) => (
        <li key={userId}>
          <button
            type="button"
            style={{ background: colour }}
            title={displayName}
            aria-label={displayName}
            disabled={cell === null}
            onClick={() => cell !== null && onJump(cell)}
          >
            {displayName.slice(0, 1)}
          </button>
        </li>
      ))}
    </ul>
  )
}
