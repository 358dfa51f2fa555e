/** Import direction and cycles: README "The map of the house". */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }, 'Cycles hide who depends on whom.'),
    rule(
      'domain-is-the-bottom',
      { path: '^shared/domain' },
      { path: '^(shared/(?!domain)|electron|renderer|platform|tests)' },
      'shared/domain knows nothing above it.',
    ),
    rule(
      'shared-is-pure',
      { path: '^shared' },
      { path: '^(electron|renderer|platform|tests)' },
      'shared runs anywhere.',
    ),
    rule(
      'shared-needs-no-runtime',
      { path: '^shared' },
      { dependencyTypes: ['core'] },
      'No Node modules in shared.',
    ),
    rule(
      'electron-and-renderer-meet-in-ipc',
      { path: '^electron' },
      { path: '^(renderer|platform|tests)' },
      'They meet only in shared/ipc.',
    ),
    rule(
      'renderer-and-electron-meet-in-ipc',
      { path: '^renderer' },
      { path: '^(electron|platform|tests)' },
      'They meet only in shared/ipc.',
    ),
    rule(
      'platform-and-station-meet-in-protocol',
      { path: '^platform' },
      { path: '^(electron|renderer|tests|shared/(?!protocol|domain))' },
      'They meet only in shared/protocol.',
    ),
    rule(
      'ui-knows-no-domain',
      { path: '^renderer/ui' },
      { path: '^(shared/(?!i18n/locale)|renderer/(?!ui))' },
      'The design system knows no domain word.',
    ),
    rule(
      'product-never-imports-tests',
      { path: '^(shared|electron|renderer|platform)' },
      { path: '^tests' },
      'Tests import anything; nothing imports tests.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.json', '.js'] },
  },
};
