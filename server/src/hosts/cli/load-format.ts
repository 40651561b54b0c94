import type { Format } from './lint-run.ts';

/** Loads the code of one format only. */
export async function loadFormat(name: string): Promise<Format> {
  switch (name) {
    case 'json':
      return (await import('./formats/json.ts')).formatJson;
    case 'sarif':
      return (await import('./formats/sarif.ts')).formatSarif;
    case 'github':
      return (await import('./formats/github.ts')).formatGithub;
    case 'junit':
      return (await import('./formats/junit.ts')).formatJunit;
    default:
      return (await import('./formats/pretty.ts')).formatPretty;
  }
}
