import type { SpecIndex } from '../../spec/spec-index.ts';
import type { FieldSpec, Misplaced, TypeSpec, ValueSpec } from '../../spec/metamodel.ts';
import type { SpecVersion } from '../../spec/version.ts';
import { resolveAlias, type YamlMap, type YamlNode } from '../../syntax/yaml/tree.ts';
import { isSecretName } from '../secrets.ts';
import {
  map,
  pair,
  scalar,
  type Out,
  type OutItem,
  type OutPair,
  type Remarks,
} from './out-tree.ts';

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

/** The object that a reference such as `orders.order_id` leads to. */
export function objectOf(value: Out): string | undefined {
  if (value.kind !== 'scalar') return undefined;
  const [object, property] = value.text.replaceAll(/^["']|["']$/g, '').split('.');
  return property === undefined ? undefined : object;
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

/** Retired formats had fields for credentials at the top and in servers. */
export function isCredential({ name: type, fields }: TypeSpec, name: string): boolean {
  if ((type !== 'Contract' && type !== 'Server') || Object.hasOwn(fields, name)) return false;
  return /^user(?:name)?$/i.test(name) || isSecretName(name);
}

/** What another format says by a flag, in the words of the field that takes its place. */
export function flagAs(advice: Misplaced, node: YamlNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'boolean') return undefined;
  if (advice.convert === 'invert') return String(!node.value);
  return node.value ? advice.constant : undefined;
}

/** A leftover as an entry of the list that takes such facts. */
export function asItem(
  { name, value, above = [], behind }: Leftover,
  extension: { readonly key: string; readonly value: string },
): OutItem {
  const fact = map([
    pair(extension.key, scalar(plainOrQuoted(name))),
    pair(extension.value, value, { behind }),
  ]);
  return { above, value: fact };
}

export function takesAddress(field: FieldSpec | undefined): boolean {
  const value = field?.value;
  return (
    value !== undefined && 'kind' in value && value.kind === 'string' && value.format === 'uri'
  );
}

/** The map that a value is, behind an alias too. */
export function mapOf(node: YamlNode | undefined): YamlMap | undefined {
  const real = resolveAlias(node);
  return real?.kind === 'map' ? real : undefined;
}
