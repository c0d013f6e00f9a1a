import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { REPOSITORY_ROOT } from './repositoryRoot.ts'

const RULES = ['.biome', '.dependency-cruiser.cjs', '.gitignore', 'biome.json']
const PACKAGES = ['shared', 'server', 'client', 'migrations', 'tests']
/** Libraries that planted files may import, wherever they are planted, and a package of ours that has each. */
const LIBRARIES = { kysely: 'migrations', react: 'client', yjs: 'shared' }

/** A small tree in a folder of its own, under the rules and with the packages of this repository. */
export interface PlantedTree {
  /** Runs one of the repository's tools in the tree, and returns what it prints. */
  run(tool: 'biome' | 'depcruise', ...args: string[]): string
  remove(): void
}

/**
 * Plants files where a rule should see them. Outside the repository, so that a test that is cut short leaves nothing
 * behind for the lint to find.
 * @param files text by path, as `shared/planted.ts`
 */
export function plantTree(files: Readonly<Record<string, string>>): PlantedTree {
  const root = mkdtempSync(join(tmpdir(), 'hesuan-planted-'))
  for (const rule of RULES) cpSync(join(REPOSITORY_ROOT, rule), join(root, rule), { recursive: true })
  for (const name of PACKAGES) plantPackage(root, name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return {
    run(tool, ...args) {
      const command = join(REPOSITORY_ROOT, 'node_modules/.bin', tool)
      const { error, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
      if (error !== undefined) throw error
      return stdout + stderr
    },
    remove: () => rmSync(root, { recursive: true }),
  }
}

/** The package's own manifest and the libraries; the domain by its package name is the planted one. */
function plantPackage(root: string, name: string): void {
  const modules = join(root, name, 'node_modules')
  mkdirSync(join(modules, '@hesuan'), { recursive: true })
  cpSync(join(REPOSITORY_ROOT, name, 'package.json'), join(root, name, 'package.json'))
  symlinkSync(join(root, 'shared'), join(modules, '@hesuan/shared'))
  for (const [library, owner] of Object.entries(LIBRARIES))
    symlinkSync(join(REPOSITORY_ROOT, owner, 'node_modules', library), join(modules, library))
}
