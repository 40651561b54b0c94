import type { GeneratedFile } from '../generated-file.ts';
import { buildCatalog } from './build-catalog.ts';
import type { CatalogInput } from './catalog-input.ts';
import { docsSite, type DrawLineage } from './docs-page.ts';
import { contractPage } from './pages/contract-page.ts';
import { glossaryPage } from './pages/glossary-page.ts';
import { indexPage } from './pages/index-page.ts';
import { lineagePage } from './pages/lineage-page.ts';
import { policiesPage } from './pages/policies-page.ts';
import { productPage } from './pages/product-page.ts';

/** `catalog.json` and the pages made from it, and from nothing else: what the catalog does not hold no page shows. */
export function generateDocs(input: CatalogInput, draw: DrawLineage): readonly GeneratedFile[] {
  const catalog = buildCatalog(input);
  const site = docsSite(catalog, draw);
  const file = (path: string, text: string, reason: string): GeneratedFile => ({
    ...{ path, text, reason },
    merge: 'whole',
  });
  return [
    file('catalog.json', `${JSON.stringify(catalog, undefined, 2)}\n`, 'The catalog for programs.'),
    file('README.md', indexPage(site), 'The page to begin with.'),
    file('lineage.md', lineagePage(site), 'What is made of what.'),
    file('glossary.md', glossaryPage(site), 'What business names mean.'),
    file('policies.md', policiesPage(site), 'What policies ask for.'),
    ...catalog.products.map((one) =>
      file(`products/${one.key}.md`, productPage(one, site), 'A data product.'),
    ),
    ...catalog.contracts.map((one) =>
      file(`contracts/${one.key}.md`, contractPage(one, site), 'A contract.'),
    ),
  ];
}
