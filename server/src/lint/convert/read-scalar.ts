import { fits } from '../../model/shape.ts';
import type { StringValue, ValueSpec } from '../../spec/metamodel.ts';
import { isWithin, type SpecVersion } from '../../spec/version.ts';
import type { YamlScalar } from '../../syntax/yaml/tree.ts';
import { scalar, type Out } from './out-tree.ts';

/** A scalar as the metamodel wants it: numbers out of their quotes, texts into them, words of other formats translated. */
export function readScalar(
  spec: ValueSpec,
  node: YamlScalar,
  source: string,
  version: SpecVersion,
): Out | undefined {
  if (node.value === null && node.style !== 'template') return undefined;
  if (spec.kind === 'string') {
    if (spec.values !== undefined) return choice(spec, node, version);
    if (spec.nonEmpty === true && node.value === '') return undefined;
    return scalar(typeof node.value === 'string' ? source : JSON.stringify(source));
  }
  if (fits(node, spec, version)) return scalar(source);
  const text = String(node.value).trim();
  if ((spec.kind === 'number' || spec.kind === 'integer') && /^-?\d+(\.\d+)?$/.test(text)) {
    return spec.kind === 'integer' && text.includes('.') ? undefined : scalar(text);
  }
  if (spec.kind === 'boolean' && /^(?:true|false|yes|no)$/i.test(text)) {
    return scalar(/^(?:true|yes)$/i.test(text) ? 'true' : 'false');
  }
  return undefined;
}

function choice(
  { values = [] }: StringValue,
  node: YamlScalar,
  version: SpecVersion,
): Out | undefined {
  const folded = String(node.value).toLowerCase();
  const word = folded.replace(/\s*\(.*\)\s*$/, '');
  const held = values.filter((one) => isWithin(one, version));
  const meant =
    held.find(({ value }) => value.toLowerCase() === folded) ??
    held.find(({ aliases }) =>
      aliases?.some((alias) => [folded, word].includes(alias.toLowerCase())),
    );
  return meant && scalar(meant.value);
}
