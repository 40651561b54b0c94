import { markdownText } from '../../../base/markdown-text.ts';
import type { CatalogTerm, CatalogUse } from '../catalog.ts';
import { page, type DocsSite } from '../docs-page.ts';
import { objectLink } from './object-part.ts';

/** Uses of a term that are listed. */
const MAX_USES = 50;

/** glossary.md: business names with what they mean and where they are used. */
export function glossaryPage(site: DocsSite): string {
  const { glossary } = site.catalog;
  return page([
    '[Data catalog](README.md)',
    '# Glossary',
    glossary.length === 0
      ? 'No contract gives its tables or columns a business name or synonyms.'
      : undefined,
    ...glossary.map((term) => termPart(term, site)),
  ]);
}

function termPart(
  { term, synonyms = [], definitions = [], used }: CatalogTerm,
  site: DocsSite,
): string {
  const links = used.slice(0, MAX_USES).map((one) => useLink(one, site));
  const more = used.length - links.length;
  return page([
    `## ${markdownText(term)}`,
    synonyms.length === 0 ? undefined : `Also called ${markdownText(synonyms.join(', '))}.`,
    ...definitions.map((one) => markdownText(one)),
    `Used by ${links.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}.`,
  ]).trimEnd();
}

function useLink({ contract, object, property }: CatalogUse, { anchors }: DocsSite): string {
  const name = property === undefined ? object : `${object}.${property}`;
  const anchorId = anchors.get(contract)?.get(object) ?? '';
  return objectLink(name, `contracts/${contract}.md`, anchorId);
}
