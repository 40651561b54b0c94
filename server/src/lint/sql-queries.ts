import type { Range } from '../base/range.ts';
import { partsOf } from '../model/scalar-offsets.ts';
import type { ContractSymbol, ContractSymbols } from '../model/symbols.ts';
import type { MapVisit } from '../model/visit.ts';
import type { SqlDialect } from '../syntax/sql/sql-facts.ts';
import {
  MAX_COST_TOGETHER,
  type ReadQuery,
  type SqlReader,
  type SqlReading,
} from '../syntax/sql/sql-reader.ts';
import { fieldValue, knownText } from './field-value.ts';
import { sqlDialects } from './meaning/sql-dialects.ts';
import { reportAt } from './report-at.ts';

/** The document whose queries are read. */
export interface QueryDocument {
  readonly file: { readonly text: string };
  readonly symbols: () => ContractSymbols;
}

/** The query of a quality check, read. */
export interface SqlQuery {
  readonly text: string;
  readonly reading: SqlReading;
  /** The first one is that of the contract's first server. */
  readonly dialects: readonly SqlDialect[];
  /** The object that is checked. */
  readonly object: ContractSymbol | undefined;
  /** The place of a part of the text in the file; the whole value, or what brings it in, where that is not known. */
  readonly place: (start: number, end: number) => Range;
}

const read = new WeakMap<object, readonly SqlQuery[]>();

/** The queries of a document in source order, read when the first rule asks. */
export function sqlQueriesOf(visit: QueryDocument, reader: SqlReader): readonly SqlQuery[] {
  const symbols = visit.symbols();
  let queries = read.get(symbols);
  if (queries === undefined) {
    queries = [...readQueries(visit, reader)];
    read.set(symbols, queries);
  }
  return queries;
}

function* readQueries(visit: QueryDocument, reader: SqlReader): Iterable<SqlQuery> {
  const symbols = visit.symbols();
  let dialects: readonly SqlDialect[] | undefined;
  let spent = 0;
  for (const map of symbols.maps) {
    if (map.type.name !== 'Quality' || !map.byName.has('query')) continue;
    if (map.byName.has('type') && knownText(map, 'type') !== 'sql') continue;
    const query = fieldValue(map, 'query');
    if (query?.node.kind !== 'scalar') continue;
    const { node, via } = query;
    if (typeof node.value !== 'string' || node.style === 'template') continue;
    dialects ??= sqlDialects(symbols);
    const text = node.value;
    const { reading, cost }: ReadQuery =
      spent > MAX_COST_TOGETHER
        ? { reading: { kind: 'large' }, cost: 0 }
        : reader.read(text, dialects);
    spent += cost;
    // Only what somebody points at is looked for.
    let parts: ReturnType<typeof partsOf> | null = null;
    yield {
      text,
      reading,
      dialects,
      object: objectAround(map, symbols.objects),
      place: (start, end) => {
        parts ??= partsOf(node, visit.file.text);
        return reportAt({ via }, parts?.(start, end) ?? node);
      },
    };
  }
}

const byVisit = new WeakMap<readonly ContractSymbol[], ReadonlyMap<MapVisit, ContractSymbol>>();

function objectAround(
  map: MapVisit,
  objects: readonly ContractSymbol[],
): ContractSymbol | undefined {
  let table = byVisit.get(objects);
  if (table === undefined) {
    table = new Map(objects.map((object) => [object.visit, object]));
    byVisit.set(objects, table);
  }
  for (let at: MapVisit | undefined = map; at !== undefined; at = at.parent) {
    const object = table.get(at);
    if (object !== undefined) return object;
  }
  return undefined;
}
