import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const excluded = ['**/node_modules/**', '**/dist/**']

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
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          root,
          include: ['tests/{integration,house}/**/*.test.ts'],
          exclude: excluded,
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
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // One browser at a time: two would fight for the two cores and fail for want of time.
          fileParallelism: false,
        },
      },
    ],
  },
})
