import type { Person } from '../collab/presence.ts'
import type { Watched } from '../observable.ts'
import { useWatched } from '../useWatched.ts'
import { texts } from './texts.ts'
import { useFollowing } from './useFollowing.ts'

interface Props {
  readonly people: Watched<readonly Person[]>
  readonly onJump: (cell: string) => void
}

/** Who else has this section open; a click follows them. */
export function People({ people, onJump }: Props) {
  const here = useWatched(people)
  const following = useFollowing(here, onJump)
  const byUser = [...new Map(here.map((person) => [person.userId, person])).values()]
  return (
    <ul className="people" aria-label={texts.people}>
      {byUser.map(({ userId, displayName, colour, cell }) => {
        const followed = following.userId === userId
        return (
          <li key={userId} data-followed={followed || undefined}>
            <button
              type="button"
              style={{ background: colour }}
              title={followed ? texts.followed(displayName) : texts.follow(displayName)}
              aria-label={displayName}
              aria-pressed={followed}
              disabled={cell === null}
              onClick={() => following.toggle(userId)}
            >
              {displayName.slice(0, 1)}
            </button>
            {followed ? <output>{texts.following}</output> : null}
          </li>
        )
      })}
    </ul>
  )
}
