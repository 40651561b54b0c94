import { existsSync, globSync, readFileSync } from 'node:fs';

export interface ExampleContract {
  readonly name: string;
  readonly text: string;
}

/** The contracts of the repository, and the official ones of the standard where they lie beside it. */
export function exampleContracts(): readonly ExampleContract[] {
  const patterns = ['examples/**/*.odcs.yaml', 'examples/broken/**/*.{yaml,yml,json}'];
  if (existsSync('../shared/odcs')) patterns.push('../shared/odcs/**/*.odcs.yaml');
  return globSync(patterns)
    .toSorted()
    .map((name) => ({ name, text: readFileSync(name, 'utf8') }));
}
