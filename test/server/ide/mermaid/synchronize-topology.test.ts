import { describe, expect, test } from 'vitest';
import { synchronizeTopology } from '../../../../server/src/ide/mermaid/synchronize-topology.ts';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import type { Finding } from '../../../../server/src/lint/rule.ts';
import { lintTogether } from '../../lint/check-workspace.ts';
import { Random } from '../../robustness/random.ts';

const TOPOLOGY = 'specs/pipelines/topology.mermaid';
const JUDGED = /^topolog(?:y-nodes-exist|ies-complete|y-edges-confirmed|y-edges-complete)$/;

function findingsIn(text: string, contracts: Record<string, string>): readonly Finding[] {
  const linted = lintTogether({ ...contracts, [TOPOLOGY]: text });
  return linted.find(({ path }) => path === TOPOLOGY)?.findings ?? [];
}

function synchronized(text: string, contracts: Record<string, string>): string {
  return applyEdits(text, synchronizeTopology(text, findingsIn(text, contracts)));
}

function contractOf(name: string, from: readonly string[]): string {
  const sources = from.length === 0 ? '' : `\n        transformSourceObjects: [${from.join(', ')}]`;
  return contract(
    `schema:\n  - name: ${name}\n    properties:\n      - name: id\n        logicalType: string${sources}`,
  )
    .replace('id: orders', `id: ${name}`)
    .replace('name: Orders', `name: ${name}_report`);
}

interface Made {
  readonly text: string;
  readonly contracts: Record<string, string>;
}

/** Tables that read some before them, and a picture of most of them with wrong, missing and right edges. */
function make(rng: Random): Made {
  const tables = Array.from(
    { length: 3 + rng.below(8) },
    (_, at) => `table_${String.fromCharCode(97 + at)}`,
  );
  const reads = tables.map((_, at) => tables.slice(0, at).filter(() => rng.below(3) === 0));
  const contracts = Object.fromEntries(
    tables.map((name, at) => [
      `specs/contracts/${name}.odcs.yaml`,
      contractOf(name, reads[at] ?? []),
    ]),
  );
  const shown = tables.filter(() => rng.below(5) > 0);
  const nodes = [...shown, 'gone_for_good', 'tabel_z'].filter(() => rng.below(6) > 0);
  const shape = (name: string): string =>
    rng.pick([
      name,
      `${name}[(${name})]`,
      `${name}["Words of ${name}"]`,
      `${name}[[${name}]]:::hot`,
    ]);
  const lines = ['flowchart LR'];
  const half = rng.below(nodes.length + 1);
  if (rng.below(2) === 0) {
    lines.push(
      '  %% the sources',
      '  subgraph one [One]',
      ...nodes.slice(0, half).map((one) => `    ${shape(one)}`),
      '  end',
    );
    for (const one of nodes.slice(half)) if (rng.below(2) === 0) lines.push(`  ${shape(one)}`);
  }
  const links = ['-->', '==>', '-.->', '-- feeds -->', '-->|feeds|'];
  if (nodes.length > 0)
    for (let count = 1 + rng.below(8); count > 0; count--) {
      if (rng.below(4) === 0) lines.push(`  %% a remark ${String(count)}`);
      const group = (): string =>
        Array.from(
          new Set(Array.from({ length: 1 + rng.below(3) }, () => rng.pick(nodes))),
          (one) => (rng.below(4) === 0 ? shape(one) : one),
        ).join(' & ');
      const chain = Array.from({ length: 2 + rng.below(3) }, group);
      lines.push(`  ${chain.join(` ${rng.pick(links)} `)}${rng.below(5) === 0 ? ';' : ''}`);
    }
  lines.push(
    '  classDef hot fill:#f96',
    ...nodes.slice(0, 2).map((one) => `  style ${one} stroke:#333`),
    '',
  );
  const text = lines.join(rng.below(5) === 0 ? '\r\n' : '\n');
  return { text, contracts };
}

describe('a topology that is updated', () => {
  test.each(Array.from({ length: 150 }, (_, seed) => seed))(
    'says what contracts say %#',
    (seed) => {
      const { text, contracts } = make(new Random(seed));
      const findings = findingsIn(text, contracts);
      const after = synchronized(text, contracts);
      const left = findingsIn(after, contracts).filter(({ code }) => JUDGED.test(code));
      expect(left, `${text}\n=>\n${after}`).toEqual([]);
      expect(synchronized(after, contracts)).toBe(after);
      // What is not about nodes or edges is there, in the same order, and so are lines that nothing is said of.
      const wrong = new Set(
        findings.flatMap(({ data }) =>
          [...String(data?.change ?? '').matchAll(/\w{4,}/g)].map(([one]) => one),
        ),
      );
      const kept = text
        .split(/\r?\n/)
        .filter((line) => ![...line.matchAll(/\w+/g)].some(([one]) => wrong.has(one)));
      const now = after.split(/\r?\n/);
      let at = -1;
      for (const line of kept) {
        at = now.indexOf(line, at + 1);
        expect(at, `${line}\n${text}\n=>\n${after}`).toBeGreaterThan(-1);
      }
      for (const [label] of text.matchAll(/"Words of (\w+)"/g))
        if (!label.includes('gone') && !label.includes('tabel')) expect(after).toContain(label);
      if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    },
  );
});

test('nothing to say changes nothing', () => {
  const contracts = { 'specs/contracts/orders.odcs.yaml': contractOf('orders', []) };
  expect(
    synchronizeTopology(
      'flowchart LR\n  orders\n',
      findingsIn('flowchart LR\n  orders\n', contracts),
    ),
  ).toEqual([]);
});
