import type { CST } from 'yaml';
import { insertion } from '../../base/text-edit.ts';
import { shorten, type NodeProperties } from './node-properties.ts';
import type { NodeReader } from './node-reader.ts';
import { resolveAlias, type YamlNode, type YamlPair, type YamlScalar } from './tree.ts';

/** Reads one `key: value`, in block or flow style; `properties` is what stands before the key. */
export function composePair(
  reader: NodeReader,
  item: CST.CollectionItem,
  properties: NodeProperties,
  inFlow: boolean,
): YamlPair {
  const key = composeKey(reader, item.key ?? undefined, properties);
  const separator = reader.properties(item.sep ?? [], {
    indicator: 'map-value-ind',
    inFlow,
    offset: key.end,
    atLineStart: item.key === null || item.key === undefined,
    next: item.value,
  });
  const explicit = properties.indicator !== undefined;
  if (!explicit && !inFlow) checkImplicitKey(reader, key, item.value, separator);
  const start = properties.indicator?.offset ?? key.start;
  const colon = separator.indicator?.offset;
  if (colon === undefined && item.value === undefined) {
    return { start, end: key.end, key, colon: key.end, value: undefined };
  }
  if (inFlow && colon === undefined) {
    reader.problems.add('comma-or-colon', key.end, key.end + 1);
  }
  const value =
    item.value === undefined ? reader.empty(separator) : reader.node(item.value, separator);
  if (key.value === '<<' && key.style === 'plain' && value !== undefined) {
    checkMerge(reader, value);
  }
  const least = colon === undefined ? key.end : colon + 1;
  const end = Math.max(value?.end ?? least, least);
  return { start, end, key, colon: colon ?? key.end, value };
}

/** A merge takes a map, or several of them. */
function checkMerge(reader: NodeReader, value: YamlNode): void {
  const source = reader.text.slice(value.start, value.end);
  const params = { text: shorten(source) };
  if (value.kind === 'scalar') {
    const changes = /^[\w.-]+$/.test(source) ? [insertion(value.start, '*')] : [];
    reader.problems.add('merge-source', value.start, value.end, { params, changes });
    return;
  }
  const target = resolveAlias(value);
  const all = target?.kind === 'sequence' ? target.items.map((item) => item.value) : [target];
  const isWrong = all.some((one) => {
    // An alias that leads nowhere is a mistake of its own.
    const found = resolveAlias(one);
    return found !== undefined && found.kind !== 'map';
  });
  if (isWrong) reader.problems.add('merge-kind', value.start, value.end, { params });
}

function checkImplicitKey(
  reader: NodeReader,
  key: YamlScalar,
  value: CST.Token | undefined,
  separator: NodeProperties,
): void {
  const source = reader.text.slice(key.start, key.end);
  const { indicator } = separator;
  if (indicator === undefined || source.includes('\n')) {
    const params = { text: shorten(source) };
    reader.problems.add('missing-colon', key.start, key.end, { params });
  } else if (value?.type === 'block-map' && !separator.hasNewline) {
    reader.problems.add('second-value', indicator.offset + 1, value.offset + 1);
  }
}

/** Keys are scalars in our tree; a collection or alias used as a key is kept as its source text. */
function composeKey(
  reader: NodeReader,
  token: CST.Token | undefined,
  properties: NodeProperties,
): YamlScalar {
  const node = token === undefined ? reader.empty(properties) : reader.node(token, properties);
  if (node?.kind === 'scalar') return node;
  const start = node?.start ?? token?.offset ?? properties.end;
  const end = node?.end ?? start;
  const value = node === undefined ? null : reader.text.slice(start, end);
  return { kind: 'scalar', start, end, value, style: 'plain' };
}
