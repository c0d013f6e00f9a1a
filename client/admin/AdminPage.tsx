import '../ui/button.css'
import '../ui/page.css'
import './admin.css'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { useDocumentTitle } from '../ui/useDocumentTitle.ts'
import { AdminEvents } from './AdminEvents.tsx'
import { adminQuery } from './adminQueries.ts'
import { Codes } from './Codes.tsx'
import { Rules } from './Rules.tsx'
import { texts } from './texts.ts'
import { Units } from './Units.tsx'
import { Users } from './Users.tsx'
import { Years } from './Years.tsx'

const PARTS = ['users', 'units', 'years', 'rules', 'codes', 'events'] as const

/** What whoever administers the system does: users, units, years, rules; no budget figures. */
export function AdminPage() {
  const { data } = useSuspenseQuery(adminQuery)
  const [search] = useSearchParams()
  useDocumentTitle(texts.title)
  const part = PARTS.find((known) => known === search.get('part')) ?? 'users'
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.title}</h1>
        <nav className="admin-parts" aria-label={texts.title}>
          {PARTS.map((one) => (
            <Link key={one} to={`/admin?part=${one}`} aria-current={one === part ? 'page' : undefined}>
              {texts.parts[one]}
            </Link>
          ))}
        </nav>
      </header>
      {part === 'users' ? <Users users={data.users} units={data.units} /> : null}
      {part === 'units' ? <Units units={data.units} /> : null}
      {part === 'years' ? <Years years={data.years} /> : null}
      {part === 'rules' ? <Rules years={data.years.map(({ year }) => year)} /> : null}
      {part === 'codes' ? <Codes years={data.years.map(({ templateYear }) => templateYear)} /> : null}
      {part === 'events' ? <AdminEvents events={data.events} /> : null}
    </div>
  )
}
