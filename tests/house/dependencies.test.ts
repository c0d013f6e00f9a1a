import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Versions by package, of one package.json. */
function dependenciesOf(path: string): [name: string, version: string][] {
  const parsed: { dependencies?: Record<string, string>; devDependencies?: Record<string, string> } = JSON.parse(
    read(path),
  )
  return Object.entries({ ...parsed.dependencies, ...parsed.devDependencies }).filter(
    ([, version]) => !version.startsWith('workspace:'),
  )
}

const all = ['', 'shared/', 'server/', 'client/', 'migrations/', 'tests/'].flatMap((folder) =>
  dependenciesOf(`${folder}package.json`),
)

describe('the dependencies', () => {
  it('are exact versions', () => expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]))

  it('are the same version in every package', () => {
    const versions = new Map<string, Set<string>>()
    for (const [name, version] of all) versions.set(name, (versions.get(name) ?? new Set()).add(version))
    expect([...versions].filter(([, found]) => found.size > 1).map(([name]) => name)).toEqual([])
  })

  it('each have a reason in docs/DEPENDENCIES.md', () => {
    const reasons = read('docs/DEPENDENCIES.md')
    expect([...new Set(all.map(([name]) => name))].filter((name) => !reasons.includes(`\`${name}\``))).toEqual([])
  })
})
