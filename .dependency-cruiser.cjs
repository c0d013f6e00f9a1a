/** The arrows of docs/ARCHITECTURE.md: client → shared ← server → migrations. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-pure',
      comment: 'The domain runs in the browser, its worker and the server alike.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^shared/|node_modules/(decimal\\.js|zod|yjs|lib0)/' },
    },
    {
      name: 'meet-only-in-shared',
      severity: 'error',
      from: { path: '^(client|server)/' },
      to: { path: '^(client|server)/', pathNot: '^$1/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'They outlive the code of today.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(shared|server|client)/' },
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
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
    combinedDependencies: false,
  },
}
