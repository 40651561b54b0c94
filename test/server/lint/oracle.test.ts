import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { lint, messageOf, ruleOf } from './check.ts';
import { fragmentsOf } from '../spec/fragments.ts';
import { mutate, seeded } from '../spec/mutations.ts';
import { hasOfficialFiles, officialDocuments, type Sample } from '../spec/official.ts';
import { ourSchema } from '../spec/our-schema.ts';
import { tableSamples } from '../spec/table-samples.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import type { Finding } from '../../../server/src/lint/rule.ts';

/**
 * The rules and ajv with the schema that is generated from the same tables must agree on whether a
 * document is valid. Where they do not, one of the two reads the tables wrongly.
 */
const schemas = new Map(odcs.versions.map((version) => [version, ourSchema(version)]));
const examples = join(import.meta.dirname, '../../../examples');
const own: readonly Sample[] = globSync('**/*.odcs.yaml', { cwd: examples }).flatMap((file) => {
  try {
    const document: unknown = parse(readFileSync(join(examples, file), 'utf8'));
    return typeof document === 'object' && document !== null ? [{ name: file, document }] : [];
  } catch {
    return [];
  }
});

/** The linter goes further than a JSON Schema can here: entries of an enumeration are told apart by their value alone. */
const beyondSchema = (finding: Finding): boolean =>
  finding.code === 'value-bounds' && finding.messageId === 'repeated';

function disagreement(document: unknown): string | undefined {
  const text = JSON.stringify(document, undefined, 1);
  const result = lint(text);
  const [bound] = result.contracts;
  const errors = result.findings.filter(
    ({ severity, code }) => severity === 'error' && ruleOf(code).meta.family !== 'meaning',
  );
  const problems = schemas.get(bound?.version ?? '')?.(document) ?? [];
  if (errors.length > 0 === problems.length > 0 || errors.some(beyondSchema)) return undefined;
  const said = errors.map((one) => `${one.code}: ${messageOf(one)}`);
  return `linter: ${said.join('; ') || 'valid'}\najv: ${problems.join('; ') || 'valid'}\n${text}`;
}

const documents: readonly Sample[] = [
  ...own,
  ...(hasOfficialFiles
    ? [...officialDocuments('examples'), ...officialDocuments('negative-v3.2.0-dev')]
    : []),
];

test('linter and schema agree on every example', () => {
  expect(documents.map(({ document }) => disagreement(document)).filter(Boolean)).toEqual([]);
});

test.each(odcs.versions)(
  'linter and schema agree on mutations of contracts of version %s',
  (version) => {
    const random = seeded(Number(version.replaceAll('.', '')));
    const fragments = [...fragmentsOf(documents, `v${version}`), ...tableSamples(version)];
    const found: string[] = [];
    for (let round = 0; round < 2000 && found.length < 5; round++) {
      const { document } = fragments[Math.floor(random() * fragments.length)]!;
      let mutated = mutate(document, random);
      if (random() < 0.3) mutated = mutate(mutated, random);
      const difference = disagreement(mutated);
      if (difference !== undefined) found.push(difference);
    }
    expect(found).toEqual([]);
  },
);
