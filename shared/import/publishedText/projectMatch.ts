import { comparableName } from '../../classification/lookup.ts'

/** How a printed name was found among the projects. */
export interface ProjectMatch<P> {
  readonly project: P
  readonly kind: 'exact' | 'near'
}

const NEAR_ENOUGH = 0.55
/** By how much the best has to be better than the next. */
const CLEARLY_BETTER = 0.1

/**
 * Finds the project that a printed name means: the same name, else the one clearly most alike; null where none is, or
 * where two are equally good.
 * @param prefer says of equally good projects which is meant (by amount, by unit)
 */
export function matchProject<P extends { readonly name: string }>(
  name: string,
  projects: readonly P[],
  prefer: (project: P) => boolean,
): ProjectMatch<P> | null {
  const exact = projects.filter((project) => comparableName(project.name) === comparableName(name))
  const chosen = exact.length > 1 ? exact.filter(prefer) : exact
  if (chosen[0] !== undefined && chosen.length === 1) return { project: chosen[0], kind: 'exact' }
  if (exact.length > 0) return null
  const ranked = projects
    .map((project) => ({ project, score: likeness(name, project.name) + (prefer(project) ? CLEARLY_BETTER : 0) }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = ranked
  if (best === undefined || best.score < NEAR_ENOUGH) return null
  return next !== undefined && best.score - next.score < CLEARLY_BETTER ? null : { project: best.project, kind: 'near' }
}

/** How alike two names are by their pairs of neighbouring characters: 0 … 1 (Dice). */
export function likeness(left: string, right: string): number {
  const [a, b] = [pairsOf(left), pairsOf(right)]
  if (a.length === 0 || b.length === 0) return 0
  const rest = [...b]
  const shared = a.filter((pair) => {
    const at = rest.indexOf(pair)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / (a.length + b.length)
}

function pairsOf(name: string): string[] {
  const characters = [...comparableName(name)]
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
