import { type DependencyList, useLayoutEffect, useState } from 'react'

/**
 * Something that lives as long as its dependencies stay the same and has to be taken down after that. Null for the one
 * rendering before it is made.
 */
export function useResource<T extends { destroy(): void }>(
  make: () => T | null,
  dependencies: DependencyList,
): T | null {
  const [resource, setResource] = useState<T | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names them
  useLayoutEffect(() => {
    const made = make()
    setResource(made)
    return () => {
      setResource(null)
      made?.destroy()
    }
  }, dependencies)
  return resource
}
