import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with the plain line that every CI can read: `12 passed, 0 failed, 1 skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state]++
      // What fails outside of any test (a file that can't be loaded, a hook) leaves its tests skipped, not failed.
      if (!module.ok() && !hasFailedTest(module)) counts.failed++
    }
    counts.failed += unhandledErrors.length
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped`)
  }
}

const hasFailedTest = (module: TestModule) => !module.children.allTests('failed').next().done
