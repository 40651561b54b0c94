import { markdownLink, markdownTable } from '../../../base/markdown-table.ts';
import { markdownText } from '../../../base/markdown-text.ts';
import type { CatalogContract, CatalogProduct } from '../catalog.ts';
import { page, type DocsSite } from '../docs-page.ts';

const kinds: Readonly<Record<CatalogContract['kind'], string>> = {
  source: 'source',
  product: 'data product',
  other: 'other',
};

/** README.md: what there is, with links to all other pages. */
export function indexPage({ catalog }: DocsSite): string {
  const { products, contracts, glossary, policies, lineage } = catalog;
  return page([
    '# Data catalog',
    'Made by DataEngOS from the data contracts of this repository, their policies and their lineage. Changes belong there: the next export replaces these pages.',
    [
      `- [Lineage](lineage.md): ${count(lineage.tables.length, 'table')}`,
      `- [Glossary](glossary.md): ${count(glossary.length, 'term')}`,
      `- [Policies](policies.md): ${count(policies.length, 'file')}`,
      '- [catalog.json](catalog.json): the same for programs',
    ].join('\n'),
    '## Data products',
    products.length === 0
      ? 'No data products are described.'
      : markdownTable(
          ['Product', 'Domain', 'Version', 'Status', 'Owner', 'What it is for'],
          products.map(productRow),
        ),
    '## Contracts',
    contracts.length === 0
      ? 'There are no data contracts.'
      : markdownTable(
          ['Contract', 'Kind', 'Domain', 'Version', 'Status', 'Tables', 'What it is for'],
          contracts.map(contractRow),
        ),
  ]);
}

function productRow(product: CatalogProduct): readonly string[] {
  const { key, name, domain, version, status, owner, description } = product;
  return [
    markdownLink(name, `products/${key}.md`),
    ...[domain, version, status, owner].map((one) => markdownText(one ?? '')),
    firstSentence(description),
  ];
}

function contractRow(contract: CatalogContract): readonly string[] {
  const { key, name, kind, domain, version, status, objects, purpose } = contract;
  return [
    markdownLink(name, `contracts/${key}.md`),
    kinds[kind],
    ...[domain, version, status].map((one) => markdownText(one ?? '')),
    String(objects.length),
    firstSentence(purpose),
  ];
}

/** What a cell has room for. */
export function firstSentence(text: string | undefined): string {
  const [first = ''] = (text ?? '').trim().split(/(?<=[.!?])\s/u);
  return markdownText(first.length > 200 ? `${first.slice(0, 199)}…` : first);
}

function count(number: number, thing: string): string {
  return `${String(number)} ${thing}${number === 1 ? '' : 's'}`;
}
