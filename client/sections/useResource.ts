import { useLayoutEffect, useState } from 'react'

/**
 * Something that has to be taken down when it is no longer used. Null for the one rendering before it is made.
 * @param make the same function (`useCallback`) as long as the resource may stay
 */
export function useResource<T extends { destroy(): void }>(make: () => T | null): T | null {
  const [resource, setResource] = useState<T | null>(null)
  useLayoutEffect(() => {
    const made = make()
    setResource(made)
    return () => {
      setResource(null)
      made?.destroy()
    }
  }, [make])
  return resource
}
