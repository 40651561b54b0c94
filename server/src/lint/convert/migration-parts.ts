import type { SpecIndex } from '../../spec/spec-index.ts';
import type { ValueSpec } from '../../spec/metamodel.ts';
import type { SpecVersion } from '../../spec/version.ts';
import type { YamlNode } from '../../syntax/yaml/tree.ts';
import type { Out, OutPair, Remarks } from './out-tree.ts';

/** What reads single values for a migration. */
export interface ValueReader {
  readonly spec: SpecIndex;
  readonly version: SpecVersion;
  copy(node: YamlNode | undefined): Out;
  value(
    spec: ValueSpec,
    node: YamlNode | undefined,
    up: (leftover: Leftover) => void,
  ): Out | undefined;
}

/** A fact without a field: it goes to the next list of custom properties above. */
export interface Leftover extends Remarks {
  readonly name: string;
  readonly value: Out;
}

export interface Migrated {
  readonly pairs: readonly OutPair[];
  readonly leftovers: readonly Leftover[];
}

/** The text of a pair that is a plain word. */
export function textOf(pairs: readonly OutPair[], key: string | undefined): string | undefined {
  const value = pairs.find((one) => one.key === key)?.value;
  return value?.kind === 'scalar' ? value.text.replaceAll(/^["']|["']$/g, '') : undefined;
}

/** A text as YAML behind a colon of block style: without quotes where it surely stays the same text. */
export function plainOrQuoted(name: string): string {
  return /^[A-Za-z_](?:(?:[\w.,@/()+ -]|:(?=\S))*[\w.)/])?$/.test(name) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name)
    ? name
    : JSON.stringify(name);
}

/** One name in camel case out of two. */
export function joined(first: string, second: string): string {
  return `${first}${second.charAt(0).toUpperCase()}${second.slice(1)}`;
}
