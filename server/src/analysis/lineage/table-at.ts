import type { Position } from '../../base/line-index.ts';
import type { Range } from '../../base/range.ts';
import { holds } from '../../ide/contract-graph.ts';
import type { DbtModel, Word } from '../../model/dbt/dbt-model.ts';
import type { AssetFile, DbtPropertiesFile, DbtResource } from '../../model/governed-file.ts';
import type { Lineage } from '../../model/lineage/build-lineage.ts';
import { assetName, relationName } from '../../model/lineage/file-facts.ts';
import { namedBy, objectAround } from '../../model/lineage/named-by.ts';
import type { SymbolIndex } from '../symbol-index.ts';
import { shownTables } from './flowchart-tables.ts';

/** The table, and where there is one the column, that a place in a file is about. */
export interface TableAt {
  readonly node: string;
  readonly column?: string;
}

export interface AskedPlace {
  readonly uri: string;
  readonly text: string;
  readonly at: Position;
  readonly offset: number;
}

/** What a name at a place stands for, else what the place belongs to. */
export function tableAt(
  asked: AskedPlace,
  lineage: Lineage,
  index: SymbolIndex,
): TableAt | undefined {
  const { uri, at } = asked;
  if (index.records(uri) !== undefined) return inContracts(uri, at, lineage, index);
  const file = index.governed.file(uri);
  switch (file?.kind) {
    case 'dbt-model':
    case 'dbt-snapshot':
      return inModel(uri, file.model, at, lineage);
    case 'dbt-properties':
      return inProperties(uri, file, at, lineage);
    case 'asset':
      return inAsset(uri, file, at, lineage);
    case 'topology':
    case 'canvas':
    case 'tiering':
    case 'macro-library':
    case 'instructions':
      return inFlowcharts(asked, lineage, index);
    case 'dbt-project':
    case 'dbt-manifest':
    case 'policy':
    case undefined:
      return undefined;
  }
}

function inContracts(
  uri: string,
  at: Position,
  lineage: Lineage,
  index: SymbolIndex,
): TableAt | undefined {
  const records = index.records(uri) ?? [];
  for (const [contract, record] of records.entries()) {
    for (const reference of record.references) {
      const segment = reference.segments.findLastIndex(({ place }) => holds(place, at));
      if (segment === -1) continue;
      const [first, second] = reference.segments;
      if (reference.field === 'contract') return promisedBy(first?.text ?? '', lineage);
      const named = namedBy(record, contract, reference);
      const node = named && lineage.find(uri, named);
      if (node !== undefined) return withColumn(node, segment > 0 ? second?.text : undefined);
    }
  }
  for (const [contract, record] of records.entries()) {
    const { symbols, firstLine, lastLine } = record;
    if (at.line < firstLine || at.line > lastLine) continue;
    const symbol = symbols.findLastIndex(
      (one) => one.kind !== 'quality' && one.firstLine <= at.line && at.line <= one.lastLine,
    );
    const around = objectAround(record, symbol);
    // What stands above all objects is about the first.
    const object = around === -1 ? symbols.findIndex(({ kind }) => kind === 'object') : around;
    const node = lineage.object(uri, contract, object);
    let column = around === -1 ? -1 : symbol;
    while (column !== -1 && symbols[column]?.parent !== around)
      column = symbols[column]?.parent ?? -1;
    return node === undefined ? undefined : withColumn(node, symbols[column]?.name);
  }
  return undefined;
}

function promisedBy(contract: string, lineage: Lineage): TableAt | undefined {
  const [node] = lineage.promisedBy(contract);
  return node === undefined ? undefined : { node };
}

function inModel(
  uri: string,
  { name, refs, sources, tables, reads, columns = [] }: DbtModel,
  at: Position,
  lineage: Lineage,
): TableAt | undefined {
  const isHere = ({ place }: Word): boolean => holds(place, at);
  const own = lineage.find(uri, { by: 'model', name });
  const read = reads.find(({ column, expression = column }) => isHere(expression));
  const of = read && lineage.find(uri, relationName(read.relation));
  if (read !== undefined && of !== undefined) return withColumn(of, read.column.text);
  const ref = refs.find(isHere);
  const source = sources.find((one) => isHere(one.table) || isHere(one.source));
  const table = tables.find(isHere);
  const relation = ref
    ? relationName({ kind: 'ref', name: ref.text, ...(ref.package && { package: ref.package }) })
    : source
      ? relationName({ kind: 'source', source: source.source.text, table: source.table.text })
      : table && relationName({ kind: 'table', name: table.text });
  const node = relation && lineage.find(uri, relation);
  if (node !== undefined) return { node };
  const column = columns.find((one) => isHere(one.name) && one.name.text !== '*');
  return own === undefined ? undefined : withColumn(own, column?.name.text);
}

function inProperties(
  uri: string,
  { models, tables }: DbtPropertiesFile,
  { line }: Position,
  lineage: Lineage,
): TableAt | undefined {
  const all = [
    ...models.map((of) => ({ of, as: { by: 'model', name: of.name.text } as const })),
    ...tables.map((of) => ({
      ...{ of, as: { by: 'source', source: of.source, table: of.name.text } as const },
    })),
  ];
  const found = lastAbove(all, ({ of }) => of.name.place.line, line);
  const node = found && lineage.find(uri, found.as);
  if (found === undefined || node === undefined) return undefined;
  const { columns }: DbtResource = found.of;
  const column = lastAbove(columns, ({ name }) => name.place.line, line);
  return withColumn(node, column?.name.text);
}

function inAsset(
  uri: string,
  file: AssetFile,
  at: Position,
  lineage: Lineage,
): TableAt | undefined {
  const input = file.inputs.find(({ place }) => holds(place, at));
  const column = file.columns.find(({ name }) => name.place.line === at.line);
  const other = input && lineage.find(uri, assetName(uri, input.text));
  if (other !== undefined) return { node: other };
  const node = lineage.find(uri, assetName(uri, file.name.text, file.contract?.text));
  return node === undefined ? undefined : withColumn(node, column?.name.text);
}

function inFlowcharts(
  { uri, text, offset }: AskedPlace,
  lineage: Lineage,
  index: SymbolIndex,
): TableAt | undefined {
  const isIn = (range: Range | undefined): boolean =>
    range !== undefined && range.start <= offset && offset <= range.end;
  const shown = shownTables(uri, text, lineage, index)?.all ?? [];
  const node = shown.find((one) => isIn(one) || isIn(one.label))?.node;
  return node === undefined ? undefined : { node };
}

/** The last one that begins on the line or above it. */
function lastAbove<Item>(
  items: readonly Item[],
  lineOf: (item: Item) => number,
  line: number,
): Item | undefined {
  let best: Item | undefined;
  for (const item of items)
    if (lineOf(item) <= line && (best === undefined || lineOf(item) >= lineOf(best))) best = item;
  return best;
}

function withColumn(node: string, column: string | undefined): TableAt {
  return column === undefined ? { node } : { node, column };
}
