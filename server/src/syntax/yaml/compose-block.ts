import type { CST } from 'yaml';
import { composePair } from './compose-pair.ts';
import type { NodeProperties } from './node-properties.ts';
import type { NodeReader } from './node-reader.ts';
import type { YamlItem, YamlMap, YamlPair, YamlSequence } from './tree.ts';

/** Reads a map written line by line. */
export function composeBlockMap(reader: NodeReader, token: CST.BlockMap): YamlMap {
  const pairs: YamlPair[] = [];
  let end = token.offset;
  for (const item of token.items) {
    const properties = reader.properties(item.start, {
      indicator: 'explicit-key-ind',
      inFlow: false,
      offset: end,
      atLineStart: true,
      next: item.key ?? item.value,
    });
    if (item.sep === undefined && isBare(properties)) continue;
    checkKeyColumn(reader, token, item.key ?? undefined, properties);
    const pair = composePair(reader, item, properties, false);
    pairs.push(pair);
    end = pair.end;
  }
  return { kind: 'map', start: pairs[0]?.start ?? token.offset, end, flow: false, pairs };
}

/** Reads a sequence written with dashes. */
export function composeBlockSequence(reader: NodeReader, token: CST.BlockSequence): YamlSequence {
  const items: YamlItem[] = [];
  let end = token.offset;
  for (const item of token.items) {
    const properties = reader.properties(item.start, {
      indicator: 'seq-item-ind',
      inFlow: false,
      offset: end,
      atLineStart: true,
      next: item.value,
    });
    if (item.value === undefined && isBare(properties)) continue;
    const dash = properties.indicator?.offset;
    if (dash === undefined) reportMissingDash(reader, item.value, properties);
    const value =
      item.value === undefined ? reader.empty(properties) : reader.node(item.value, properties);
    const start = dash ?? value?.start ?? properties.end;
    end = Math.max(value?.end ?? start, dash === undefined ? start : dash + 1);
    items.push({ start, end, value });
  }
  return { kind: 'sequence', start: items[0]?.start ?? token.offset, end, flow: false, items };
}

/** Only white space and comments: no item at all. */
function isBare(properties: NodeProperties): boolean {
  const { indicator, anchor, tag } = properties;
  return indicator === undefined && anchor === undefined && tag === undefined;
}

function checkKeyColumn(
  reader: NodeReader,
  map: CST.BlockMap,
  key: CST.Token | undefined,
  properties: NodeProperties,
): void {
  const first = properties.indicator ?? key;
  if (first === undefined || !('indent' in first) || first.indent === map.indent) return;
  const length = 'source' in first ? first.source.length : 1;
  reader.problems.add('key-column', first.offset, first.offset + length);
}

function reportMissingDash(
  reader: NodeReader,
  value: CST.Token | undefined,
  properties: NodeProperties,
): void {
  const at = value?.offset ?? properties.end;
  reader.problems.add(value?.type === 'block-seq' ? 'dash-column' : 'line-in-list', at, at + 1);
}
