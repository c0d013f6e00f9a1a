import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const excluded = ['**/node_modules/**', '**/dist/**']
// One file for each core, and two at least: on two cores a single one would leave the machine waiting for browsers,
// sockets and timers more than half of the time. All projects share them.
const maxWorkers = Math.max(2, availableParallelism())

export default defineConfig({
  root,
  test: {
    reporters: ['default', join(root, 'tests/reporters/closingLine.ts')],
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['{shared,server,client}/**/*.test.{ts,tsx}'],
          exclude: excluded,
          maxWorkers,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          root,
          include: ['tests/{integration,house}/**/*.test.ts'],
          exclude: excluded,
          maxWorkers,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          root,
          include: ['tests/e2e/**/*.test.ts'],
          exclude: excluded,
          maxWorkers,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Two browsers on two cores: what fails for want of time gets a second try, and is listed as retried.
          retry: 1,
        },
      },
    ],
  },
})
