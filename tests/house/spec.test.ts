import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const RULE_ID = /\b[A-Z]{3}-\d+\b/g

/** Rule ids that docs/SPEC.md defines: list items that begin with a bold id. */
function definedIds(): string[] {
  const text = readFileSync(join(root, 'docs/SPEC.md'), 'utf8')
  return [...text.matchAll(/^- \*\*([A-Z]{3}-\d+)\*\* /gm)].map((match) => match[1] ?? '')
}

/** Rule ids in square brackets, as test titles cite them: `[CON-3]`, `[CON-3, CON-4]`. */
function citedIds(): Set<string> {
  const cited = new Set<string>()
  for (const file of testFiles(root)) {
    for (const bracket of readFileSync(file, 'utf8').matchAll(/\[((?:[A-Z]{3}-\d+)(?:,\s*[A-Z]{3}-\d+)*)\]/g)) {
      for (const id of bracket[1]?.match(RULE_ID) ?? []) cited.add(id)
    }
  }
  return cited
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return testFiles(path)
    return /\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

describe('docs/SPEC.md', () => {
  it('defines every rule id once', () => {
    const ids = definedIds()
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('has a test that cites each rule', () => {
    const cited = citedIds()
    expect(definedIds().filter((id) => !cited.has(id))).toEqual([])
  })

  it('knows every rule that a test cites', () => {
    const defined = new Set(definedIds())
    expect([...citedIds()].filter((id) => !defined.has(id))).toEqual([])
  })
})
