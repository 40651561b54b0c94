import { codeCell, markdownLink, markdownTable } from '../../../base/markdown-table.ts';
import { markdownText } from '../../../base/markdown-text.ts';
import type { CatalogTable } from '../catalog.ts';
import { page, picture, tablesNear, type DocsSite } from '../docs-page.ts';

/** lineage.md: what is made of what; by domain where one picture would be too large. */
export function lineagePage(site: DocsSite): string {
  const { tables } = site.catalog.lineage;
  const whole = site.draw();
  return page([
    '[Data catalog](README.md)',
    '# Lineage',
    tables.length === 0
      ? 'No tables are known: lineage comes from data contracts, data products, dbt projects and topologies.'
      : 'What is made of what, as contracts, data products, dbt, topologies and assets say it. Dotted lines are references by key.',
    ...(tables.length === 0 ? [] : whole === undefined ? byDomain(site) : [picture(whole)]),
    ...(tables.length === 0 ? [] : ['## Tables', tableList(site)]),
  ]);
}

function byDomain(site: DocsSite): readonly string[] {
  const domains = new Map<string, string[]>();
  for (const { id, domain = '' } of site.catalog.lineage.tables) {
    const known = domains.get(domain);
    if (known === undefined) domains.set(domain, [id]);
    else known.push(id);
  }
  return [...domains]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([domain, ids]) => [
      domain === '' ? '## Tables of no domain' : `## Domain ${codeCell(domain)}`,
      picture(site.draw(tablesNear(site, ids, 'one'))),
    ]);
}

function tableList({ catalog, contracts }: DocsSite): string {
  const { tables, edges } = catalog.lineage;
  const from = new Map<string, string[]>();
  for (const edge of edges) {
    if (edge.kind !== 'flow') continue;
    const known = from.get(edge.to);
    if (known === undefined) from.set(edge.to, [edge.from]);
    else known.push(edge.from);
  }
  const promised = ({ contracts: keys = [] }: CatalogTable): string =>
    keys
      .flatMap((key) => contracts.get(key) ?? [])
      .map(({ key, name }) => markdownLink(name, `contracts/${key}.md`))
      .join(', ');
  return markdownTable(
    ['Table', 'Kind', 'Layer', 'Domain or system', 'Class', 'Contract', 'Made of'],
    tables.map((table) => [
      codeCell(table.id),
      table.kind,
      ...[table.layer, table.domain ?? table.system, table.classification].map((one) =>
        markdownText(one ?? ''),
      ),
      promised(table),
      (from.get(table.id) ?? []).map(codeCell).join(', '),
    ]),
  );
}
