import { describe, expect, test } from 'vitest';
import { synchronizeTopology } from '../../../../server/src/ide/mermaid/synchronize-topology.ts';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import type { Finding } from '../../../../server/src/lint/rule.ts';
import { readFlowchart } from '../../../../server/src/syntax/mermaid/read-flowchart.ts';
import { Random } from '../../robustness/random.ts';
import { fixesOf, messageOf, ruleOf } from '../check.ts';
import { lintTogether } from '../check-workspace.ts';

const MESH = 'specs/pipelines/topology.mermaid';

type Files = Readonly<Record<string, string>>;

function findingsIn(text: string, files: Files): readonly Finding[] {
  const linted = lintTogether({ ...files, [MESH]: text }).find(({ path }) => path === MESH);
  return (linted?.findings ?? []).filter(({ code }) => ruleOf(code).meta.family === 'lineage');
}

const NAMES = 'orders payments refunds customers invoices shipments returns coupons carts'.split(
  ' ',
);

/** Contracts and models that read some before them, and a picture as people draw them, with mistakes. */
function make(rng: Random): { readonly text: string; readonly files: Files } {
  const files: Record<string, string> = { 'dbt/dbt_project.yml': 'name: shop\n' };
  const tables: string[] = [];
  const reads: (readonly [string, string])[] = [];
  for (const name of NAMES.slice(0, 3 + rng.below(6))) {
    const from = tables.filter(() => rng.below(3) === 0);
    reads.push(...from.map((one) => [one, name] as const));
    if (rng.below(3) === 0) {
      const refs = from.map((one, at) => `{{ ref('${one}') }} as t${String(at)}`);
      files[`dbt/models/staging/${name}.sql`] =
        refs.length === 0 ? 'select 1 as id\n' : `select t0.id from ${refs.join(' join ')}\n`;
    } else {
      const sources = from.length === 0 ? '' : `\n        transformSourceObjects: [${from.join()}]`;
      const domain = rng.pick(['sales', 'finance']);
      files[`specs/contracts/data-products/${domain}/${name}.odcs.yaml`] = contract(
        `domain: ${domain}\nschema:\n  - name: ${name}\n    properties:\n      - name: id\n        logicalType: string${sources}`,
      ).replace('id: orders', `id: ${name}`);
    }
    tables.push(name);
  }
  return { files, text: draw(rng, tables, reads) };
}

function draw(
  rng: Random,
  tables: readonly string[],
  reads: readonly (readonly [string, string])[],
): string {
  const ids = new Map(
    tables.map((name, at) => [name, rng.pick([name, name, `x_${name}`, `N${String(at)}`])]),
  );
  const labels = new Map(
    tables.map((name) => {
      const id = ids.get(name) ?? '';
      const own = [`[(${name})]`, `["${name}<br/>daily"]`, `[[${name}]]:::hot`];
      return [name, id === name ? rng.pick(['', '["Words for it"]', ...own]) : rng.pick(own)];
    }),
  );
  const shown = tables.filter(() => rng.below(7) > 0);
  const lines = [rng.pick(['flowchart LR', 'graph TD', '%% mine\nflowchart TB'])];
  const first = new Set<string>();
  const node = (name: string): string => {
    const id = ids.get(name) ?? name;
    if (first.has(name)) return id;
    first.add(name);
    return id + (labels.get(name) ?? '');
  };
  const half = rng.below(shown.length + 1);
  if (rng.below(2) === 0) {
    lines.push('  subgraph frame [Sales]');
    for (const name of shown.slice(0, half)) lines.push(`    ${node(name)}`);
    lines.push('  end');
  }
  const arrows = ['-->', '==>', '-.->', '-- feeds -->', '-->|feeds|', '--->', '<-->'];
  const arrow = (): string => (rng.below(6) === 0 ? rng.pick(arrows) : '-->');
  for (const [from, to] of reads)
    if (shown.includes(from) && shown.includes(to) && rng.below(5) > 0)
      lines.push(
        rng.below(8) === 0
          ? `  ${node(from)} --> step[Some step] --> ${node(to)}`
          : `  ${node(from)} ${arrow()} ${node(to)}${rng.below(6) === 0 ? ';' : ''}`,
      );
  const strange = ['gone_table', 'ordres', 'paymnts', 'crm[CRM]', 'stg_gone["Was staged"]'];
  for (let count = rng.below(4); count > 0 && shown.length > 0; count--) {
    if (rng.below(3) === 0) lines.push('  %% a remark');
    const ends = [0, 1].map(() => (rng.below(4) === 0 ? rng.pick(strange) : node(rng.pick(shown))));
    lines.push(`  ${ends.join(` ${arrow()} `)}`);
  }
  if (rng.below(5) === 0 && shown.length > 0) lines.push(`  Z[${rng.pick(shown)}] --> crm`);
  lines.push('  classDef hot fill:#f96', '');
  return lines.join(rng.below(6) === 0 ? '\r\n' : '\n');
}

describe('every fix of every finding in pictures as people draw them', () => {
  test.each(Array.from({ length: 200 }, (_, seed) => seed))('%#', (seed) => {
    const { text, files } = make(new Random(seed));
    expect(readFlowchart(text)?.problems, text).toEqual([]);
    const findings = findingsIn(text, files);
    const said = findings.map((one) => `${one.code}: ${messageOf(one)}`);
    for (const [at, finding] of findings.entries())
      for (const fix of fixesOf(text, finding, MESH)) {
        const after = applyEdits(text, fix.edits);
        const { create } = fix;
        const now = findingsIn(after, create ? { ...files, [create.uri]: create.text } : files);
        const where = `${said[at] ?? ''} (${fix.title})\n${text}\n=>\n${after}`;
        expect(readFlowchart(after)?.problems, where).toEqual([]);
        const left = now.map((one) => `${one.code}: ${messageOf(one)}`);
        expect(count(left, said[at]), where).toBeLessThan(count(said, said[at]));
        // Of a table that is known now more can be said.
        if (['create', 'replace', 'bind'].includes(fix.title)) continue;
        const more = left.filter((one) => count(left, one) > count(said, one));
        // What is alone without a wrong edge, and what the right ones show, was true before.
        const isTold = (one: string): boolean =>
          /^(?:topology-nodes-connected|boundaries-have-contracts|lineage-without-cycles):/.test(
            one,
          );
        expect(
          more.filter((one) => !isTold(one)),
          where,
        ).toEqual([]);
      }
    const done = applyEdits(text, synchronizeTopology(text, findings));
    const left = findingsIn(done, files).filter(({ data }) => data?.change !== undefined);
    expect(left.map(messageOf), `${said.join('\n')}\n${text}\n=>\n${done}`).toEqual([]);
  });
});

function count(all: readonly string[], wanted: string | undefined): number {
  return all.filter((one) => one === wanted).length;
}
