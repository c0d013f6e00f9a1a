import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const planted: string[] = []

/** Plants files in a new folder below `shared/` or `server/`, because the rules go by place. */
function plant(place: 'shared' | 'server', files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, place, 'planted-'))
  planted.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

function tool(name: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', name), args, { cwd: root, encoding: 'utf8' })
  return stdout + stderr
}

afterEach(() => {
  for (const folder of planted.splice(0)) rmSync(folder, { recursive: true })
})

describe('the lint of this repository', () => {
  it.each([
    ['export const wan = parseFloat("1.20")\n', 'never passes through a binary floating-point number'],
    ['export const now = () => Date.now()\n', 'has no clock and no chance of its own'],
    ['export const dice = () => Math.random()\n', 'has no clock and no chance of its own'],
    ["import { Decimal } from 'decimal.js'\n\nDecimal.set({ precision: 5 })\n", 'Decimal.set is global'],
  ])('refuses %j in the domain', (text, message) => {
    expect(tool('biome', 'lint', plant('shared', { 'planted.ts': text }))).toContain(message)
  })

  it('sees a cycle of which only types are part', () => {
    const folder = plant('shared', {
      'one.ts': "import type { Two } from './two.ts'\n\nexport type One = { two: Two }\n",
      'two.ts': "import type { One } from './one.ts'\n\nexport type Two = { one: One | null }\n",
    })
    expect(tool('depcruise', '--config', '.dependency-cruiser.cjs', folder)).toContain('no-cycles')
  })

  it('refuses that the server imports the client', () => {
    const folder = plant('server', { 'planted.ts': "export * from '../../client/app/request.ts'\n" })
    expect(tool('depcruise', '--config', '.dependency-cruiser.cjs', folder)).toContain('meet-only-in-shared')
  })

  it('refuses that the domain uses anything but itself and three libraries', () => {
    const folder = plant('shared', { 'planted.ts': "export { readFileSync } from 'node:fs'\n" })
    expect(tool('depcruise', '--config', '.dependency-cruiser.cjs', folder)).toContain('shared-is-pure')
  })
})
