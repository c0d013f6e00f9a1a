import { describe, expect, it } from 'vitest'
import { plantTree } from './plantedTree.ts'

/** The broken rules that dependency-cruiser names, each as `rule: file`. */
function broken(files: Readonly<Record<string, string>>): string[] {
  const tree = plantTree(files)
  try {
    const output = tree.run('depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', '.')
    const { summary } = JSON.parse(output) as { summary: { violations: { rule: { name: string }; from: string }[] } }
    return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort()
  } finally {
    tree.remove()
  }
}

describe('the directions of imports', () => {
  it('let everybody use the domain, and the domain use its libraries', () => {
    const files = {
      'shared/domain.ts': "import type { Doc } from 'yjs'\n\nexport type Domain = Doc\n",
      'server/server.ts': "export type { Domain } from '@hesuan/shared/domain.ts'\n",
      'client/client.tsx':
        "export type { Domain } from '@hesuan/shared/domain.ts'\n\nexport { useState } from 'react'\n",
      'migrations/0001.ts': "export type { Kysely } from 'kysely'\n",
    }
    expect(broken(files)).toEqual([])
  })

  it('have no cycle, not even of types alone', () => {
    const files = {
      'shared/one.ts': "import type { Two } from './two.ts'\n\nexport type One = { two: Two }\n",
      'shared/two.ts': "import type { One } from './one.ts'\n\nexport type Two = { one: One | null }\n",
    }
    expect(broken(files)).toContain('no-cycles: shared/one.ts')
  })

  it('go nowhere else', () => {
    const page = 'export type Page = string\n'
    const files = {
      'client/page.ts': page,
      'client/usesMigrations.ts': "export type { Page } from '../migrations/page.ts'\n",
      'client/usesNode.ts': "export { readFileSync } from 'node:fs'\n",
      'client/usesServer.ts': "import type { Page } from '../server/page.ts'\n\nexport type P = Page\n",
      'migrations/page.ts': page,
      'migrations/usesLibrary.ts': "export { Doc } from 'yjs'\n",
      'migrations/usesServer.ts': "export type { Page } from '../server/page.ts'\n",
      'server/page.ts': page,
      'server/usesClient.ts': "export type { Page } from '../client/page.ts'\n",
      'server/usesNothing.ts': "export type { Page } from './no-such-file.ts'\n",
      'server/usesTests.ts': "export type { Page } from '../tests/page.ts'\n",
      'shared/usesNode.ts': "export { readFileSync } from 'node:fs'\n",
      'shared/usesReact.ts': "export { useState } from 'react'\n",
      'shared/usesServer.test.ts': "export type { Page } from '../server/page.ts'\n",
      'tests/page.ts': page,
    }
    expect(broken(files)).toEqual([
      'client-runs-in-a-browser: client/usesNode.ts',
      'meet-only-in-shared: client/usesServer.ts',
      'meet-only-in-shared: server/usesClient.ts',
      'meet-only-in-shared: shared/usesServer.test.ts',
      'migrations-stand-alone: migrations/usesLibrary.ts',
      'migrations-stand-alone: migrations/usesServer.ts',
      'nothing-needs-tests: server/usesTests.ts',
      'only-the-server-migrates: client/usesMigrations.ts',
      'resolvable: server/usesNothing.ts',
      'shared-is-pure: shared/usesNode.ts',
      'shared-is-pure: shared/usesReact.ts',
    ])
  })
})
