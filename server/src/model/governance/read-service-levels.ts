import type { LineIndex } from '../../base/line-index.ts';
import { readAmount } from '../../spec/duration.ts';
import type { YamlDocument } from '../../syntax/yaml/file.ts';
import type { ProductPromises } from './canvas.ts';
import type { Stated } from './origin.ts';
import { PolicyMap } from './policy-map.ts';

/** Reads `slas.yaml`; what is broken in it is left out. */
export function readServiceLevels(
  document: YamlDocument,
  uri: string,
  lines: LineIndex,
): readonly ProductPromises[] {
  const root = PolicyMap.of(document, uri, lines);
  return (root?.maps('products') ?? []).flatMap((map) => {
    const product = map.text('product');
    if (product === undefined) return [];
    return [
      {
        product,
        latency: read(map.text('latency'), readAmount),
        frequency: read(map.text('frequency'), readAmount),
        retention: read(map.text('retention'), readAmount),
        availability: map.number('availability') ?? read(map.text('availability'), readPercentage),
      },
    ];
  });
}

function read(
  written: Stated<string> | undefined,
  reader: (text: string) => number | undefined,
): Stated<number> | undefined {
  const value = written && reader(written.value);
  return written === undefined || value === undefined ? undefined : { ...written, value };
}

/** The number of `99.5%` or `99.5`. */
function readPercentage(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim());
  const value = Number(match?.[1]);
  return match === null || value > 100 ? undefined : value;
}
