import { useSearchParams } from 'react-router'

/** The round that the address names (`?round=`); null: the one that is being compiled. */
export function useRound(): string | null {
  const [search] = useSearchParams()
  return search.get('round')
}

/** An address that stays in the round that is looked at. */
export function withRound(path: string, round: string | null): string {
  if (round === null) return path
  return `${path}${path.includes('?') ? '&' : '?'}round=${encodeURIComponent(round)}`
}
