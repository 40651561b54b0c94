/**
 * The one door to all that opens connections: a bundle of its own beside this one, dist/outside.cjs, which is read from the
 * disk when a provider, a connection or an MCP server is really used (docs/decisions/0017-outside.md). Rejects where the
 * file is not there.
 */
export function loadOutside(): Promise<typeof import('./main.ts')> {
  return import('./main.ts');
}
