import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { CACHE, ROOT } from './paths.mjs'

const SKIPPED = new Set(['node_modules', 'dist', 'data', '.git', 'cache', '.artifacts'])

/** sha256 over the names and contents of these files and folders (relative to the root). */
export function fingerprint(places) {
  const hash = createHash('sha256')
  for (const place of places) {
    for (const file of filesBelow(join(ROOT, place)))
      hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Whether a step was done for this fingerprint. */
export const isDone = (step, print) => existsSync(stamp(step)) && readFileSync(stamp(step), 'utf8') === print

export function markDone(step, print) {
  mkdirSync(dirname(stamp(step)), { recursive: true })
  writeFileSync(stamp(step), print)
}

const stamp = (step) => join(CACHE, 'stamps', step)

function filesBelow(path) {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !SKIPPED.has(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}
