import './boot.css'
import { Link } from 'react-router'
import { texts } from './texts.ts'

export function NotFound() {
  return (
    <div className="plain">
      <h1>{texts.notFound.title}</h1>
      <p>{texts.notFound.sentence}</p>
      <Link to="/">{texts.error.toBoard}</Link>
    </div>
  )
}
