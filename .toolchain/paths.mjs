import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
/** Node, pnpm and the stamps of what is done; never committed. */
export const CACHE = join(ROOT, '.toolchain', 'cache')
