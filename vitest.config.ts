import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Whoever has the files of the standards beside the checkout holds us to them, too. */
const hasOfficialFiles = existsSync(new URL('../shared/odcs/schemas', import.meta.url));
if (!hasOfficialFiles)
  console.log(
    'Left out, as ../shared is absent: tests against the official files of the standards.',
  );

export default defineConfig({
  // The extension's own code, where it needs no window.
  resolve: {
    alias: [{ find: /^vscode$/, replacement: `${import.meta.dirname}/test/client/fake-vscode.ts` }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // These run inside a real VS Code: npm run test:vscode.
    exclude: [
      'test/vscode/**',
      // These run dbt and databases: npm run test:interop.
      'test/interop/**',
      '**/node_modules/**',
      ...(hasOfficialFiles ? [] : ['**/official.test.ts']),
    ],
    passWithNoTests: true,
    // All cores: many tests wait for a child process, and nobody works beside them.
    maxWorkers: '100%',
    // Against hanging only: how long things take is for the bench, and machines are busy at times.
    testTimeout: 60_000,
  },
});
