// What exports say is read back by those for whom they are made: hostile names must stay names.
import { describe, expect, test } from 'vitest';
import type {
  ExportedLineage,
  ExportedTable,
} from '../../../server/src/operations/lineage/exported-lineage.ts';
import { lineageDot } from '../../../server/src/operations/lineage/lineage-dot.ts';
import {
  lineageMermaid,
  MAX_LABEL,
} from '../../../server/src/operations/lineage/lineage-mermaid.ts';
import { lineageOpenLineage } from '../../../server/src/operations/lineage/lineage-openlineage.ts';
import { visible, visibleJson } from '../../../server/src/hosts/cli/visible.ts';
import { HOSTILE_NAMES } from '../hostile-names.ts';
import { mermaidText } from '../syntax/mermaid/mermaid-text.ts';
import { ask } from '../syntax/mermaid/oracle.ts';
import { readDot } from './read-dot.ts';
import { faultsOf } from './openlineage-shape.ts';

const KINDS: readonly ExportedTable['kind'][] = [
  'source',
  'model',
  'object',
  'exposure',
  'unknown',
];

/** Each text is a table, and the domain, system, description and column of another; each table reads the one before. */
function lineageOf(names: readonly string[]): ExportedLineage {
  const tables = names.map((name, index): ExportedTable => {
    const other = names[(index + 1) % names.length] ?? '';
    return {
      ...{ id: name, name, kind: KINDS[index % KINDS.length] ?? 'model', declared: [] },
      ...(index % 2 === 0 && { domain: other }),
      ...(index % 3 === 0 && { system: other, contracts: [other] }),
      ...{ description: other, owner: other },
      columns: [{ name: other, type: other, from: [{ table: other, column: name }] }],
    };
  });
  const edges = tables.slice(1).map((to, index) => ({
    ...{ from: tables[index]?.id ?? '', to: to.id, said: [] },
    kind: index % 4 === 0 ? ('reference' as const) : ('flow' as const),
  }));
  return { tables, edges };
}

const HOME = ({ kind, system, domain }: ExportedTable): string | undefined =>
  kind === 'source' ? (system ?? domain) : domain;

/** As a label shows it: on one line, without control characters and halves of pairs, and not endless. */
function label(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_LABEL);
  const shown = line.replaceAll(/[\p{Cc}\p{Cs}]/gu, '');
  return shown === '' ? '-' : shown;
}

const PARTS = [HOSTILE_NAMES, ...HOSTILE_NAMES.map((name) => [name, 'plain'])];

test('there are enough names', () => {
  expect(HOSTILE_NAMES.length).toBeGreaterThanOrEqual(500);
});

describe('Mermaid', () => {
  test.each(PARTS.map((names) => [names]))(
    'reads the tables and edges that are meant',
    async (names) => {
      const lineage = lineageOf(names);
      const flowchart = lineageMermaid(lineage);
      expect(flowchart.split('\n').map(visible).join('\n')).toBe(flowchart);
      const chart = await ask(flowchart);
      if (typeof chart === 'string') throw new Error(chart);
      const texts = new Map(
        Array.from(chart.nodes, ([id, { text }]) => [id, mermaidText(String(text))]),
      );
      expect([...texts.values()].sort()).toEqual(lineage.tables.map(({ id }) => label(id)).sort());
      expect(
        chart.edges.map(({ start, end, stroke, text }) => [
          ...[texts.get(start), texts.get(end), stroke, text],
        ]),
      ).toEqual(
        lineage.edges.map(({ from, to, kind }) => [
          ...[label(from), label(to), kind === 'flow' ? 'normal' : 'dotted', ''],
        ]),
      );
      const groups = new Map<string, string[]>();
      for (const table of lineage.tables) {
        const home = HOME(table);
        if (home !== undefined) groups.set(home, [...(groups.get(home) ?? []), label(table.id)]);
      }
      expect(
        chart.subgraphs
          .map(({ title, nodes }) =>
            [mermaidText(title), ...nodes.map((id) => texts.get(id) ?? '').sort()].join('\n'),
          )
          .sort(),
      ).toEqual(
        Array.from(groups, ([home, nodes]) => [label(home), ...nodes.sort()].join('\n')).sort(),
      );
      expect(chart.classes).toEqual([]);
    },
  );
});

describe('Graphviz', () => {
  test.each(PARTS.map((names) => [names]))('reads the tables and edges that are meant', (names) => {
    const lineage = lineageOf(names);
    const text = lineageDot(lineage);
    // What the command line would write out.
    expect(text.split('\n').map(visible).join('\n')).toBe(text);
    const { labels, edges, clusters } = readDot(text);
    const shown = (text: string): string =>
      text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\p{Cs}]/gu, '');
    expect([...labels.values()].sort()).toEqual(lineage.tables.map(({ id }) => shown(id)).sort());
    expect(edges.map(({ from, to }) => [labels.get(from), labels.get(to)])).toEqual(
      lineage.edges.map(({ from, to }) => [shown(from), shown(to)]),
    );
    const homes = new Set(lineage.tables.flatMap((table) => HOME(table) ?? []));
    expect([...clusters].sort()).toEqual([...homes].map(shown).sort());
  });
});

test('JSON keeps every sign, as it is printed, too', () => {
  const lineage = lineageOf(HOSTILE_NAMES);
  expect(JSON.parse(visibleJson(JSON.stringify(lineage)))).toEqual(lineage);
});

describe('OpenLineage', () => {
  test('has events of the shape that the specification asks for', () => {
    const lineage = lineageOf(HOSTILE_NAMES);
    const events = lineageOpenLineage(lineage, { time: '2026-11-21T08:00:00Z' });
    const read = JSON.parse(JSON.stringify(events)) as unknown[];
    expect(read.flatMap((event, index) => faultsOf(event, `${index}`))).toEqual([]);
    expect(read).toHaveLength(lineage.tables.length);
  });

  test('calls no two tables the same', () => {
    const table = (id: string, kind: ExportedTable['kind']): ExportedTable => ({
      ...{ id, name: 'orders', kind, declared: [], columns: [] },
    });
    const tables = [table('orders', 'model'), table('orders#2', 'unknown')];
    const edges = [{ from: 'orders#2', to: 'orders', kind: 'flow', said: [] } as const];
    const events = lineageOpenLineage({ tables, edges }, { time: '2026-11-21T08:00:00Z' });
    const [made, read] = events;
    expect(made?.outputs?.[0]).toMatchObject({ namespace: 'default', name: 'orders' });
    expect(made?.inputs).toEqual([{ namespace: 'default', name: 'orders#2' }]);
    expect(read?.dataset).toMatchObject({ namespace: 'default', name: 'orders#2' });
  });
});
