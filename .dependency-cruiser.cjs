/** The arrows of docs/ARCHITECTURE.md: client → shared ← server → migrations. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What depends on each other can only be understood, tested and changed together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      comment: 'The domain runs in the browser, its worker and the server alike.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^shared/|node_modules/(decimal\\.js|zod|yjs|lib0)/' },
    },
    {
      name: 'meet-only-in-shared',
      comment: 'Client and server know only the domain and its api/; the domain knows neither, not even in its tests.',
      severity: 'error',
      from: { path: '^(client|server|shared)/' },
      to: { path: '^(client|server)/', pathNot: '^$1/' },
    },
    {
      name: 'client-runs-in-a-browser',
      severity: 'error',
      from: { path: '^client/', pathNot: '\\.test\\.tsx?$|^client/(vite\\.config|serviceWorker/precachePlugin)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-server-migrates',
      severity: 'error',
      from: { path: '^(client|shared)/' },
      to: { path: '^migrations/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'They outlive the code of today.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { pathNot: '^migrations/|node_modules/kysely/' },
    },
    {
      name: 'nothing-needs-tests',
      severity: 'error',
      from: { path: '^(shared|server|client|migrations)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^tests/|\\.test\\.tsx?$' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    // Imports of types count: they vanish when the code runs, and stay in the reader's head.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Our own build only: most libraries keep what is imported in a dist/ of theirs.
    exclude: { path: '^(client/dist|data)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
    combinedDependencies: false,
  },
}
