import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These run inside a real VS Code: npm run test:vscode.
    exclude: ['test/vscode/**', '**/node_modules/**'],
    passWithNoTests: true,
  },
});
