import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ENDLESS_DIAGRAMS,
  HOSTILE_DIAGRAMS,
  HOSTILE_PICTURES,
  HOSTILE_TEXTS,
} from './hostile-diagrams.ts';
import { chromiumPath, openMermaidPage, type MermaidPage } from './mermaid-harness.ts';

interface Audit {
  readonly kind: string;
  readonly nodes?: readonly string[];
  readonly labels?: readonly string[];
  readonly painted?: readonly string[];
  readonly drawnNodes?: number;
  readonly edges?: number;
  readonly found: readonly string[];
  readonly alerts: number;
  readonly violations: readonly string[];
  readonly globals: readonly string[];
  readonly leftOver: readonly string[];
}

const nothing = { found: [], alerts: 0, violations: [], globals: [], leftOver: [] };

describe.skipIf(chromiumPath === undefined)('hostile diagrams', () => {
  let page: MermaidPage;
  const audits = new Map<string, Audit>();

  beforeAll(async () => {
    page = await openMermaidPage();
    for (const { name, text } of HOSTILE_DIAGRAMS)
      audits.set(name, await page.ask<Audit>('audit', text));
  }, 300_000);
  afterAll(async () => page.close());

  test('there are many', () => {
    expect(HOSTILE_DIAGRAMS.length).toBeGreaterThan(500);
    expect(audits.size).toBe(HOSTILE_DIAGRAMS.length);
  });

  test('none runs, loads, reports or leaves anything', () => {
    const harm = [...audits]
      .map(([name, { found, alerts, violations, globals, leftOver }]) => ({
        name,
        did: { found, alerts, violations, globals, leftOver },
      }))
      .filter(({ did }) => JSON.stringify(did) !== JSON.stringify(nothing));
    expect(harm).toEqual([]);
    expect(page.requests).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  test('each has exactly the nodes and edges that are meant, or is refused', () => {
    const wrong = HOSTILE_DIAGRAMS.flatMap(({ name, nodes, edges, mayBeRefused }) => {
      const audit = audits.get(name)!;
      if (audit.kind !== 'drawn') return mayBeRefused ? [] : [`${name}: ${audit.kind}`];
      if (nodes === undefined) return [];
      const right =
        [...audit.nodes!].sort().join() === [...nodes].sort().join() &&
        audit.drawnNodes === nodes.length &&
        audit.edges === edges;
      return right ? [] : [`${name}: ${audit.nodes?.join()} ${audit.edges}`];
    });
    expect(wrong).toEqual([]);
  });

  test('what looks like markup is painted, and said, as it is written', async () => {
    const solid = (text: string | undefined): string | undefined => text?.replace(/\s/g, '');
    // Mermaid takes directives out wherever they are, and the ";" of entities after "style" and ":"; "\\n" is a line
    // break.
    const kept = HOSTILE_TEXTS.filter(
      (text) =>
        /^[\x20-\x22\x24\x27-\x5f\x61-\x7e]{1,300}$/.test(text) && !/%%|style.*:.*"|\\n/.test(text),
    );
    expect(kept.length).toBeGreaterThan(60);
    for (const text of kept) {
      const diagram = `flowchart LR\n  a["${text.replaceAll('"', '#quot;')}"] --> b`;
      const { painted, labels } = await page.ask<Audit>('audit', diagram);
      expect([solid(painted?.[0]), solid(labels?.[0])]).toEqual([solid(text), solid(text)]);
    }
  });

  test.each(HOSTILE_PICTURES)('no picture has %s', async (inside) => {
    const markup = `<svg id="lineage-diagram" xmlns="http://www.w3.org/2000/svg"><text>kept</text>${inside}</svg>`;
    const { svg, ...did } = await page.ask<Record<string, unknown>>('sanitise', markup);
    // That the browser reports handlers while it parses them is why none may come as far as here.
    expect(did).toEqual({ found: [], alerts: 0 });
    expect(svg).toContain('<text>kept</text>');
    expect(page.requests).toEqual([]);
  });

  test.each(ENDLESS_DIAGRAMS)('%s take no time', async (_name, kind, text) => {
    const start = performance.now();
    const audit = await page.ask<Audit>('audit', text);
    expect(audit.kind).toBe(kind);
    // A fifth of that where nothing else runs; without their limits they take ten times as long, or for ever.
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('most are drawn: refusing everything would be no art', () => {
    const drawn = [...audits.values()].filter(({ kind }) => kind === 'drawn');
    expect(drawn.length).toBeGreaterThan(500);
  });
});
