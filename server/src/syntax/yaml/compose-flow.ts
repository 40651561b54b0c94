import type { CST } from 'yaml';
import { composePair } from './compose-pair.ts';
import type { NodeProperties } from './node-properties.ts';
import type { NodeReader } from './node-reader.ts';
import type { YamlItem, YamlMap, YamlPair, YamlSequence } from './tree.ts';

/** Reads a collection in braces or brackets. */
export function composeFlow(reader: NodeReader, token: CST.FlowCollection): YamlMap | YamlSequence {
  const isMap = token.start.source === '{';
  const pairs: YamlPair[] = [];
  const items: YamlItem[] = [];
  let end = token.offset + 1;
  for (const [index, item] of token.items.entries()) {
    const properties = reader.properties(item.start, {
      indicator: 'explicit-key-ind',
      inFlow: true,
      offset: end,
      atLineStart: false,
      next: item.key ?? item.value,
    });
    const isEmpty = isNothing(item, properties);
    checkComma(reader, properties, {
      isFirst: index === 0,
      isLast: index === token.items.length - 1,
      isEmpty,
    });
    if (isEmpty) continue;
    if (isMap || item.sep !== undefined || properties.indicator !== undefined) {
      const pair = composePair(reader, item, properties, true);
      end = pair.end;
      if (isMap) pairs.push(pair);
      else items.push(pairAsItem(pair));
    } else {
      const value =
        item.value === undefined ? reader.empty(properties) : reader.node(item.value, properties);
      const start = value?.start ?? properties.end;
      end = value?.end ?? properties.end;
      items.push({ start, end, value });
    }
  }
  end = closingEnd(reader, token, isMap ? '}' : ']', end);
  const { offset: start } = token;
  if (isMap) return { kind: 'map', start, end, flow: true, pairs };
  return { kind: 'sequence', start, end, flow: true, items };
}

/** `[a: b]` is a sequence of one map. */
function pairAsItem(pair: YamlPair): YamlItem {
  const { start, end } = pair;
  return { start, end, value: { kind: 'map', start, end, flow: true, pairs: [pair] } };
}

function isNothing(item: CST.CollectionItem, properties: NodeProperties): boolean {
  const { indicator, anchor, tag } = properties;
  if (indicator !== undefined || anchor !== undefined || tag !== undefined) return false;
  return item.sep === undefined && item.value === undefined;
}

function checkComma(
  reader: NodeReader,
  properties: NodeProperties,
  at: { readonly isFirst: boolean; readonly isLast: boolean; readonly isEmpty: boolean },
): void {
  const { comma, end } = properties;
  if (comma !== undefined) {
    if (!at.isFirst && (!at.isEmpty || at.isLast)) return;
    reader.problems.add('missing-value', comma.offset, comma.offset + 1);
  } else if (!at.isFirst && !at.isEmpty) {
    reader.problems.add('missing-comma', end, end + 1);
  }
}

function closingEnd(
  reader: NodeReader,
  token: CST.FlowCollection,
  closing: string,
  contentEnd: number,
): number {
  const [first, ...rest] = token.end;
  if (first?.source === closing) {
    reader.lineEnd(rest);
    return first.offset + 1;
  }
  const params = { opening: token.start.source, closing };
  reader.problems.add('unclosed-bracket', token.offset, token.offset + 1, { params });
  reader.lineEnd(first?.source.length === 1 ? rest : token.end);
  return contentEnd;
}
