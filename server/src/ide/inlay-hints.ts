import type { Range } from '../base/range.ts';
import type { TextEdit } from '../base/text-edit.ts';
import { formatMessage, type Translate } from '../lint/format-message.ts';
import { fieldValue, knownScalar } from '../lint/field-value.ts';
import { PairsByName } from '../model/pairs.ts';
import { collectSymbols, type ContractSymbol } from '../model/symbols.ts';
import type { MapVisit } from '../model/visit.ts';
import { defaultPhysicalType, type TypeOptions } from '../spec/physical-types/default-types.ts';
import { formatScalar } from '../syntax/yaml/edit/format-scalar.ts';
import { insertPair } from '../syntax/yaml/edit/insert-pair.ts';
import type { YamlMap, YamlNode, YamlPair } from '../syntax/yaml/tree.ts';
import { classificationOf } from './classification.ts';
import { servedParts, type IdeDocument } from './ide-document.ts';

/** What is to be said behind values; each of them is off until somebody asks for it. */
export interface InlayHintKinds {
  readonly physicalTypes: boolean;
  readonly classification: boolean;
}

/** Something that the contract implies and does not say, to be shown behind a value. */
export interface InlayHint {
  readonly kind: keyof InlayHintKinds;
  readonly offset: number;
  readonly label: string;
  /** Where it comes from: a full sentence, plain text. */
  readonly tooltip: string;
  /** Writes it into the contract, where the standard has a field for it. */
  readonly edits: readonly TextEdit[];
}

/** More is no hint. */
const MAX_LABEL = 60;

/** The hints of a part of the file. Objects outside of it are not looked at. */
export function inlayHints(
  ide: IdeDocument,
  range: Range,
  kinds: InlayHintKinds,
  translate: Translate,
): readonly InlayHint[] {
  if (!kinds.physicalTypes && !kinds.classification) return [];
  return servedParts(ide).flatMap(({ document, contract }) => {
    const root = document.tree();
    if (root?.kind !== 'map' || !overlap(root, range)) return [];
    const { all, servers } = collectSymbols(partOf(root, range), contract);
    const server = kinds.physicalTypes ? serverOf(servers) : undefined;
    return all
      .flatMap((symbol) => {
        // What an alias repeats is shown once, where it stands.
        if (symbol.kind !== 'property' || symbol.visit.via !== undefined) return [];
        return [
          kinds.classification ? inherited(symbol, translate) : undefined,
          server && implied(ide.text, symbol, server, translate),
        ];
      })
      .filter((hint) => hint !== undefined)
      .filter(({ offset }) => range.start <= offset && offset <= range.end);
  });
}

/** The servers, and of the schema the objects that the range touches. */
function partOf(root: YamlMap, range: Range): YamlMap {
  const pairs = root.pairs.flatMap((pair): YamlPair[] => {
    const { value } = pair;
    const key = pair.key.value;
    if (key === 'servers' || key === '<<') return [pair];
    if (key !== 'schema' || value?.kind !== 'sequence') return key === 'schema' ? [pair] : [];
    const items = value.items.filter((item) => overlap(item.value ?? item, range));
    return [{ ...pair, value: { ...value, items } }];
  });
  return { ...root, pairs };
}

function overlap(node: YamlNode | Range, { start, end }: Range): boolean {
  return node.start <= end && start <= node.end;
}

/** The server whose type is that of all of them; undefined when there are several types. */
function serverOf(servers: readonly ContractSymbol[]): ContractSymbol | undefined {
  const [first] = servers;
  const type = first?.visit.discriminator;
  const same = servers.every(({ visit }) => visit.discriminator === type);
  return type !== undefined && same ? first : undefined;
}

/** The column type that the server's kind of database has for the logical type, where none is written. */
function implied(
  source: string,
  { visit, parent, anonymous }: ContractSymbol,
  server: ContractSymbol,
  translate: Translate,
): InlayHint | undefined {
  // What is nested in a column has no column of its own on most of them.
  if (anonymous || parent?.kind !== 'object' || visit.byName.has('physicalType')) return undefined;
  const logical = knownScalar(visit, 'logicalType');
  if (logical === undefined || logical.via !== undefined) return undefined;
  const type = server.visit.discriminator ?? '';
  const value = String(logical.node.value);
  const physical = defaultPhysicalType(type, value, optionsOf(visit));
  if (physical === undefined) return undefined;
  const text =
    server.name === undefined
      ? 'The usual column type for {logical} on {type}. No physicalType is written.'
      : 'The usual column type for {logical} on {type}, the type of server {server}. No physicalType is written.';
  const params = { logical: value, type, server: server.name ?? '' };
  const line = `physicalType: ${formatScalar(physical, 'plain', visit.node.flow)}`;
  return {
    kind: 'physicalTypes',
    offset: logical.node.end,
    label: `: ${physical}`,
    tooltip: formatMessage(text, params, translate),
    edits: insertPair(source, visit.node, line, line, logical.pair),
  };
}

function optionsOf(visit: MapVisit): TypeOptions {
  const node = fieldValue(visit, 'logicalTypeOptions')?.node;
  if (node?.kind !== 'map') return {};
  const options = { node, byName: new PairsByName(node), via: undefined };
  const [format, maxLength, timezone] = ['format', 'maxLength', 'timezone'].map(
    (name) => knownScalar(options, name)?.node.value,
  );
  return {
    ...(typeof format === 'string' && { format }),
    ...(typeof maxLength === 'number' && { maxLength }),
    ...(typeof timezone === 'boolean' && { timezone }),
  };
}

function inherited(symbol: ContractSymbol, translate: Translate): InlayHint | undefined {
  const { nameNode, visit, anonymous } = symbol;
  if (nameNode === undefined || anonymous || classificationOf(visit) !== undefined)
    return undefined;
  for (let above = symbol.parent; above !== undefined; above = above.parent) {
    const value = classificationOf(above.visit);
    if (value === undefined) continue;
    const params = { name: above.name ?? String(above.visit.slot?.name), value };
    const text =
      'Inherited from {name}, whose classification is {value}. This property has none of its own.';
    return {
      kind: 'classification',
      offset: nameNode.end,
      label: value.length > MAX_LABEL ? `${value.slice(0, MAX_LABEL - 1)}…` : value,
      tooltip: formatMessage(text, params, translate),
      edits: [],
    };
  }
  return undefined;
}
