import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { Plugin } from 'vite'
import type { Precache } from './precache.ts'

const WORKER = 'sw.js'
/** What draws pictures is as large as the workbench, and without the server there is nothing to draw. */
const ONLY_WITH_SERVER = /^assets\/engine-/

/** Puts the list of the built files in front of the service worker: another build is another worker to the browser. */
export function precachePlugin(): Plugin {
  // What lies there is copied as it is, and is not in the bundle.
  let publicFolder = ''
  return {
    name: 'hesuan-precache',
    configResolved: ({ publicDir }) => {
      publicFolder = publicDir
    },
    apply: 'build',
    enforce: 'post',
    generateBundle: (_options, bundle) => {
      const worker = bundle[WORKER]
      if (worker?.type !== 'chunk') throw new Error(`the build has no ${WORKER}`)
      if (worker.imports.length > 0) throw new Error(`${WORKER} must be one file, but imports ${worker.imports.join()}`)
      const built = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/') && !name.endsWith('.map') && !ONLY_WITH_SERVER.test(name))
        .map((name) => `/${name}`)
        .sort()
      const copied = readdirSync(publicFolder)
        .map((name) => `/${name}`)
        .sort()
      const version = createHash('sha256').update(`${built.join()}\n${worker.code}`).digest('hex').slice(0, 16)
      const precache: Precache = { version, files: [...built, ...copied] }
      worker.code = `const PRECACHE = ${JSON.stringify(precache)};\n${worker.code}`
    },
  }
}
