import { Link } from 'react-router'
import { keptSearch } from './figureAddress.ts'
import { PICTURES } from './pictures.ts'
import { texts } from './texts.ts'

/** The pictures there are. Going to another one keeps basis, round and unit of amounts. */
export function PictureList({ current, search }: { current: string; search: URLSearchParams }) {
  return (
    <nav className="table-list" aria-label={texts.list}>
      <h2>{texts.list}</h2>
      <ol>
        {KEYS.map((id) => (
          <li key={id}>
            <Link
              to={{ pathname: `/charts/${id}`, search: keptSearch(search) }}
              aria-current={current === id ? 'page' : undefined}
            >
              {texts.pictures[id]}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const KEYS = Object.keys(PICTURES) as (keyof typeof PICTURES)[]
