import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REPOSITORY_ROOT } from './repositoryRoot.ts'

/** Folders that hold no idea of their own. */
const NOT_OURS = new Set(['node_modules', 'dist', 'public', 'fixtures'])

const foldersOf = (parent: string): string[] =>
  readdirSync(join(REPOSITORY_ROOT, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_OURS.has(entry.name))
    .map((entry) => `${parent}/${entry.name}/`)

/** The folders that the table of docs/ARCHITECTURE.md has a line for. */
const described = readFileSync(join(REPOSITORY_ROOT, 'docs/ARCHITECTURE.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? ''))

describe('docs/ARCHITECTURE.md', () => {
  it('has a line for every folder of a package', () => {
    const real = ['shared', 'server', 'client', 'tests'].flatMap(foldersOf)
    expect(real.filter((folder) => !described.includes(folder))).toEqual([])
  })

  it('describes no folder that is not there', () => {
    const missing = described.filter((folder) => {
      try {
        return readdirSync(join(REPOSITORY_ROOT, folder)).length === 0
      } catch {
        return true
      }
    })
    expect(missing).toEqual([])
  })
})
