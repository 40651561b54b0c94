import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { snippets } from '../../../scripts/generate/snippets.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { ourSchema } from './our-schema.ts';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}

const [text] = [...(await snippets.files()).values()];
const all = Object.entries(JSON.parse(text!) as Record<string, Snippet>);
const newest = odcs.versions.at(-1)!;
const validate = ourSchema(newest);

/** What stands in the file when the author accepts each proposal, the first of a choice. */
function accepted(body: readonly string[]): unknown {
  const plain = body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\\([$}\\])/g, '$1')
    .replace('$0', '');
  return parse(plain);
}

test('only whole contracts are offered everywhere', () => {
  expect(all.map(([, { prefix }]) => prefix)).toEqual(['odcs']);
});

test.each(all)('%s is right as it is inserted', (_name, { body }) => {
  expect(validate(accepted(body))).toEqual([]);
});
