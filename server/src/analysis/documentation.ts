/** Where the pages of `docs/` can be read; no slash at the end. */
export const DOCUMENTATION = 'https://github.com/dataengos/dataengos-vscode/blob/main/docs';

/** The page of a rule. */
export function rulePage(code: string): string {
  return `${DOCUMENTATION}/rules/${code}.md`;
}
