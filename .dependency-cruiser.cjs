/** The layer table of docs/ARCHITECTURE.md: what each layer may import besides itself. */
const layers = {
  base: [],
  syntax: ['base'],
  spec: ['base'],
  model: ['base', 'syntax', 'spec'],
  lint: ['base', 'syntax', 'spec', 'model'],
  generate: ['base', 'syntax', 'spec', 'model'],
  ide: ['base', 'syntax', 'spec', 'model', 'lint'],
  agent: ['base', 'syntax', 'spec', 'model', 'lint', 'generate'],
  analysis: ['base', 'syntax', 'spec', 'model', 'lint', 'generate', 'ide', 'agent'],
  operations: ['base', 'syntax', 'spec', 'model', 'lint', 'generate', 'ide', 'agent', 'analysis'],
};

/** Package -> the only places that may import it. */
const packages = {
  'yaml/': '^server/src/(syntax|generate)/',
  '@guanmingchiu/sqlparser-ts/': '^server/src/syntax/sql/',
  '@lezer/': '^server/src/syntax/markdown/',
  '@huggingface/jinja/': '^server/src/syntax/sql/jinja/',
  '@duckdb/': '^server/src/hosts/node/engine/',
  'croner/': '^server/src/lint/',
  'node-diff3/': '^server/src/syntax/merge/',
  'diff/': '^client/src/review/',
  'vscode-languageserver': '^server/src/hosts/lsp/',
  'vscode-uri/': '^(server/src/hosts|client/src)/',
  'vscode-languageclient/': '^client/src/',
  '@types/vscode/': '^client/src/',
  '@dagrejs/': '^client/src/lineage/page/layout/',
  'mermaid/': '^client/src/lineage/page/mermaid/engine/',
  'dompurify/': '^client/src/lineage/page/mermaid/engine/',
  'ajv/': '^server/src/agent/',
  'tokenx/': '^server/src/base/estimate-tokens',
  '@anthropic-ai/': '^server/src/hosts/node/outside/',
  '@modelcontextprotocol/': '^server/src/hosts/(mcp|node/outside)/',
  'pg/': '^server/src/hosts/node/outside/',
};

/** @type {(name: string, comment: string, from: object, to: object) => object} */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle has no layer.', {}, { circular: true }),
    forbid(
      'resolvable',
      'The import must exist.',
      {},
      // scripts/mermaid-flowcharts.mjs says which file that is.
      { couldNotResolve: true, pathNot: '^mermaid-flow-diagram$' },
    ),
    ...Object.entries(layers).map(([layer, allowed]) =>
      forbid(
        `layer-${layer}`,
        `${layer} may import only: ${allowed.join(', ') || 'nothing'}.`,
        { path: `^server/src/${layer}/` },
        { path: `^(client|server)/src/(?!(${[layer, ...allowed].join('|')})/)` },
      ),
    ),
    ...Object.entries(packages).map(([name, home]) =>
      forbid(
        `package-${name.replace(/\W+$/, '')}`,
        `Import it only in ${home}.`,
        { pathNot: home },
        { path: `(^|/)node_modules/${name}` },
      ),
    ),
    forbid(
      'builtins-only-in-hosts',
      'The core knows no disk, network or process: take a port.',
      { path: '^server/src/', pathNot: '^server/src/hosts/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'hosts-apart',
      'A host may share code with another only through hosts/node.',
      { path: '^server/src/hosts/([^/]+)/' },
      { path: '^(client/src/|server/src/hosts/(?!$1/|node/))' },
    ),
    forbid(
      'client-knows-the-protocol-only',
      'Domain logic lives in the server.',
      { path: '^client/src/' },
      { path: '^server/src/', pathNot: '^server/src/hosts/lsp/protocol\\.ts$' },
    ),
    forbid(
      'page-apart',
      'The page of the lineage preview runs in a webview: it shares the types of its messages only.',
      { path: '^client/src/lineage/page/' },
      { path: '^(client|server)/src/(?!lineage/(page/|messages\\.ts$))' },
    ),
    forbid(
      'page-not-in-the-extension',
      'Of the page the extension needs its texts only.',
      { path: '^client/src/', pathNot: '^client/src/lineage/page/' },
      { path: '^client/src/lineage/page/(?!texts\\.ts$)' },
    ),
    forbid(
      'rules-apart',
      'A rule is one file; what two rules share belongs to lint or model.',
      { path: '^server/src/lint/rules/[^/]+/' },
      { path: '^server/src/lint/rules/' },
    ),
    forbid(
      'targets-apart',
      'A generator knows no other generator.',
      { path: '^server/src/generate/([^/]+)/' },
      { path: '^server/src/generate/(?!$1/)[^/]+/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out)/' },
    // Type imports are imports.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
