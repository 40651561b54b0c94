import { describe, expect, test } from 'vitest';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import type { SpecVersion } from '../../../server/src/spec/version.ts';
import { deviations } from './deviations.ts';
import { fragmentsOf, isMap } from './fragments.ts';
import { mutate, seeded } from './mutations.ts';
import { officialDocuments, officialSchema, type Sample } from './official.ts';
import { ourSchema } from './our-schema.ts';
import { tableSamples } from './table-samples.ts';

const MUTATIONS_A_VERSION = Number(process.env.MUTATIONS ?? 3000);

const examples: readonly Sample[] = ['v3.1.0', 'v3.2.0-dev'].flatMap((folder) =>
  officialDocuments(`examples/${folder}`).map(({ name, document }) => ({
    name: `${folder}/${name}`,
    document,
  })),
);

/** Says how the verdicts on a document differ without a listed reason; undefined when they do not. */
function disagreement(judges: Judges, document: unknown): string | undefined {
  const problems = judges.ours(document);
  const theirs = judges.theirs(document);
  if ((problems.length === 0) === theirs) return undefined;
  const side = theirs ? 'strict' : 'lax';
  const listed = deviations.filter(({ side: known }) => known === side || known === 'both');
  if (listed.some((deviation) => deviation.holds(document, judges.version))) return undefined;
  return `${side} in ${judges.version}: ${problems.join('; ')}\n${JSON.stringify(document, null, 1)}`;
}

interface Judges {
  readonly version: SpecVersion;
  readonly ours: (document: unknown) => readonly string[];
  readonly theirs: (document: unknown) => boolean;
}

describe('official files', () => {
  const judges = new Map<SpecVersion, Judges>(
    odcs.versions.map((version) => [
      version,
      { version, ours: ourSchema(version), theirs: officialSchema(version) },
    ]),
  );

  test.each(examples.map(({ name, document }) => [name, document]))('%s', (_name, document) => {
    const declared = isMap(document) ? String(document.apiVersion).replace(/^v/, '') : '';
    const judge = judges.get(declared);
    expect(judge).toBeDefined();
    expect(disagreement(judge!, document)).toBeUndefined();
  });

  test('each negative document fails', () => {
    const ours = judges.get('3.2.0')!.ours;
    const documents = officialDocuments('negative-v3.2.0-dev');
    expect(documents).toHaveLength(28);
    const passed = documents.filter(({ document }) => ours(document).length === 0);
    expect(passed.map(({ name }) => name)).toEqual([]);
  });

  describe.each(odcs.versions)('version %s', (version) => {
    const judge = judges.get(version)!;
    const fragments = fragmentsOf(examples, `v${version}`);

    test('what the tables allow is allowed', () => {
      const wrong = [...tableSamples(version)].flatMap(({ name, document }) => {
        const problems = judge.ours(document);
        if (problems.length > 0) return [`${name}: ${problems.join('; ')}`];
        return disagreement(judge, document) ?? [];
      });
      expect(wrong.slice(0, 5)).toEqual([]);
    });

    test('fragments of the examples get the same verdict', () => {
      const wrong = fragments.flatMap(({ document }) => disagreement(judge, document) ?? []);
      expect(wrong.slice(0, 5)).toEqual([]);
    });

    test('random changes get the same verdict', () => {
      const random = seeded(Number(process.env.SEED ?? 7));
      const valid = [...fragments, ...tableSamples(version)].filter(
        ({ document }) => judge.ours(document).length === 0,
      );
      const wrong: string[] = [];
      let refused = 0;
      for (let index = 0; index < MUTATIONS_A_VERSION; index++) {
        const { document } = valid[Math.floor(random() * valid.length)]!;
        const changed = mutate(document, random);
        const problem = disagreement(judge, changed);
        if (problem !== undefined) wrong.push(problem);
        if (!judge.theirs(changed)) refused++;
      }
      expect(wrong.slice(0, 5)).toEqual([]);
      // A test in which nearly all or nearly no document is refused would show little.
      expect(refused / MUTATIONS_A_VERSION).toBeGreaterThan(0.25);
      expect(refused / MUTATIONS_A_VERSION).toBeLessThan(0.9);
    });
  });
});
