import { codeSpan, markdownLink, markdownTable } from '../../../base/markdown-table.ts';
import { markdownParagraphs, markdownText } from '../../../base/markdown-text.ts';
import type { CatalogCanvas, CatalogProduct } from '../catalog.ts';
import { page, picture, tablesNear, type DocsSite } from '../docs-page.ts';
import { code, codes, facts, words } from './facts.ts';
import { firstSentence } from './index-page.ts';

/** The page of a data product: what it is, hands out and reads, and where its data comes from. */
export function productPage(product: CatalogProduct, site: DocsSite): string {
  const { name, domain, version, status, owner, path, description, canvas } = product;
  const { outputs, inputs = [] } = product;
  const tables = outputs.flatMap((key) =>
    (site.contracts.get(key)?.objects ?? []).flatMap(({ table }) => table ?? []),
  );
  const all = tablesNear(site, tables, 'all');
  const chart =
    tables.length === 0
      ? undefined
      : (site.draw(all) ?? site.draw(tablesNear(site, tables, 'one')));
  return page([
    '[Data catalog](../README.md)',
    `# Data product ${codeSpan(name)}`,
    description === undefined ? undefined : markdownParagraphs(description),
    facts([
      ['Domain', words(domain)],
      ['Version', words(version)],
      ['Status', words(status)],
      ['Owner', words(owner)],
      ['Descriptor', code(path)],
    ]),
    '## What it hands out',
    contractTable(outputs, site),
    inputs.length === 0 ? undefined : '## What it reads',
    inputs.length === 0 ? undefined : contractTable(inputs, site),
    canvas && canvasPart(canvas),
    tables.length === 0 ? undefined : '## Lineage',
    tables.length === 0 ? undefined : picture(chart),
  ]);
}

function contractTable(keys: readonly string[], { contracts }: DocsSite): string {
  const rows = keys.flatMap((key) => {
    const contract = contracts.get(key);
    if (contract === undefined) return [];
    const { name, version, status, purpose } = contract;
    return [
      [
        markdownLink(name, `../contracts/${key}.md`),
        markdownText(version ?? ''),
        markdownText(status ?? ''),
        firstSentence(purpose),
      ],
    ];
  });
  return rows.length === 0
    ? 'No contract says so far.'
    : markdownTable(['Contract', 'Version', 'Status', 'What it is for'], rows);
}

function canvasPart({ title, path, consumers = [], metrics = [] }: CatalogCanvas): string {
  return page([
    '## Canvas',
    facts([
      ['Title', words(title)],
      ['File', code(path)],
    ]),
    consumers.length === 0 ? undefined : '### Consumers',
    consumers.map((one) => `- ${markdownText(one)}`).join('\n'),
    metrics.length === 0 ? undefined : '### Key metrics',
    metrics.length === 0
      ? undefined
      : markdownTable(
          ['Metric', 'Answered by'],
          metrics.map(({ name, answeredBy }) => [
            markdownText(name),
            (codes(answeredBy) ?? '').replaceAll('|', '\\|'),
          ]),
        ),
  ]).trimEnd();
}
