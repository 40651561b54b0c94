import { existsSync, globSync, readFileSync } from 'node:fs';

export interface ExampleContract {
  readonly name: string;
  readonly text: string;
}

/** The contracts of the repository, and the official ones of the standard where they lie beside it. */
export function exampleContracts(): readonly ExampleContract[] {
  return [...ownContracts(), ...officialContracts()];
}

export function ownContracts(): readonly ExampleContract[] {
  return read(['examples/**/*.odcs.yaml', 'examples/broken/*.{yaml,yml,json}']);
}

/** None where the files of the standard do not lie beside the repository. */
export function officialContracts(): readonly ExampleContract[] {
  return existsSync('../shared/odcs') ? read(['../shared/odcs/**/*.odcs.yaml']) : [];
}

function read(patterns: readonly string[]): readonly ExampleContract[] {
  return globSync(patterns)
    .toSorted()
    .map((name) => ({ name, text: readFileSync(name, 'utf8') }));
}
