import { formatScalar } from '../yaml/edit/format-scalar.ts';
import { resolveAlias, type YamlNode } from '../yaml/tree.ts';

/** A value on one line, in braces and brackets; in JSON with all strings in double quotes. */
export function flowText(node: YamlNode | undefined, json: boolean): string {
  const target = resolveAlias(node);
  if (target === undefined) return 'null';
  switch (target.kind) {
    case 'scalar':
      if (typeof target.value !== 'string') return numberText(target.value);
      return formatScalar(target.value, json ? 'json' : 'plain', true);
    case 'sequence':
      return `[${target.items.map(({ value }) => flowText(value, json)).join(', ')}]`;
    case 'map': {
      const pairs = target.pairs.map(
        ({ key, value }) => `${flowText(key, json)}: ${flowText(value, json)}`,
      );
      return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
    }
  }
}

function numberText(value: number | bigint | boolean | null): string {
  if (typeof value !== 'number' || Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
}
