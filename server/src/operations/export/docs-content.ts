import type { CatalogPolicy } from '../../generate/catalog/catalog.ts';
import type { DescribedProduct } from '../../generate/catalog/catalog-input.ts';
import { clean, cleanValue } from '../../generate/catalog/clean.ts';
import type { DrawLineage } from '../../generate/catalog/docs-page.ts';
import { generateDocs } from '../../generate/catalog/generate-docs.ts';
import { effectivePolicy } from '../../ide/governance/effective-policy.ts';
import type { Canvas } from '../../model/governance/canvas.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { PolicyFile } from '../../model/governance/policy-file.ts';
import { lineageMermaid, MAX_EDGES } from '../lineage/lineage-mermaid.ts';
import type { ExportedLineage } from '../lineage/exported-lineage.ts';
import type { ExportView } from './export-view.ts';
import type { TargetContent } from './export-target.ts';

/** Signs of a chart: Mermaid draws no more unless its page is configured to. */
const MAX_CHART = 50_000;

/** `catalog.json` and the pages of the catalog. */
export function docsContent({ contracts, index, lineage, show }: ExportView): TargetContent {
  const plain = cleanValue(lineage);
  const policies = [...index.governed.policies.files()];
  const canvases = policies.flatMap((file): readonly Canvas[] =>
    file.kind === 'canvas' ? [file.policy] : [],
  );
  const input = {
    ...{ contracts, canvases, lineage: plain, show },
    products: describedProducts(index),
    policies: policies.flatMap((file) => describePolicy(file, show) ?? []).sort(byPath),
  };
  canvases.sort((a, b) => (show(a.uri) < show(b.uri) ? -1 : 1));
  const files = generateDocs(input, drawer(plain));
  return {
    target: 'docs',
    files: files.map(({ path, text }) => ({ path, text })),
    ...{ leftOut: [], marks: [], failed: [] },
  };
}

function byPath(one: CatalogPolicy, other: CatalogPolicy): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}

/** Draws a part of the lineage, as long as a page of GitHub would draw it. */
function drawer(lineage: ExportedLineage): DrawLineage {
  return (wanted) => {
    const isWanted = (id: string): boolean => wanted?.has(clean(id)) !== false;
    const tables = lineage.tables.filter(({ id }) => isWanted(id));
    const edges = lineage.edges.filter(({ from, to }) => isWanted(from) && isWanted(to));
    if (edges.length > MAX_EDGES) return undefined;
    const chart = lineageMermaid({ tables, edges });
    return chart.length > MAX_CHART ? undefined : chart;
  };
}

function describedProducts(index: ExportView['index']): readonly DescribedProduct[] {
  const found: DescribedProduct[] = [];
  for (const [path, records] of index.all())
    for (const {
      standard,
      name,
      id,
      version,
      status,
      description,
      governed,
      references,
    } of records) {
      if (standard === 'odcs') continue;
      const ids = (isWanted: (role: string) => boolean): readonly string[] =>
        references.flatMap(({ role, segments: [first] }) =>
          role !== undefined && first !== undefined && isWanted(role) ? [first.text] : [],
        );
      found.push({
        ...{ path, version, status },
        name: name ?? id ?? 'product without a name',
        domain: governed?.domain?.text,
        description: description === '' ? undefined : description,
        owner: governed?.team?.text,
        inputs: ids((role) => role !== 'output'),
        outputs: ids((role) => role === 'output'),
      });
    }
  return found.sort((a, b) => (`${a.name} ${a.path}` < `${b.name} ${b.path}` ? -1 : 1));
}

const nothing: Policies = {
  ...{ naming: undefined, classification: undefined, tagging: undefined },
  ...{ tiering: undefined, macros: undefined, canvases: [], promises: [] },
};

/** What a file of policies asks for by itself; undefined for canvases, which stand with their products. */
function describePolicy(
  file: PolicyFile,
  show: (path: string) => string,
): CatalogPolicy | undefined {
  const policies = alone(file);
  if (policies === undefined) return undefined;
  const { sections } = effectivePolicy({ files: [], policies });
  const rows = sections.flatMap(({ id, rows: some }) =>
    some.map(({ name, field, value }) => ({ about: id, name, field, value })),
  );
  return { path: show(file.uri), kind: file.kind, rows };
}

function alone(file: PolicyFile): Policies | undefined {
  switch (file.kind) {
    case 'naming':
      return { ...nothing, naming: file.policy };
    case 'classification':
      return { ...nothing, classification: file.policy };
    case 'tagging':
      return { ...nothing, tagging: file.policy };
    case 'service-levels':
      return { ...nothing, promises: file.policy };
    case 'tiering':
      return { ...nothing, tiering: file.policy };
    case 'macro-library':
      return { ...nothing, macros: file.policy };
    case 'canvas':
      return undefined;
  }
}
