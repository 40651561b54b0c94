import type { Origin, Stated } from '../../model/governance/origin.ts';
import type { PolicyException } from '../../model/governance/policy-exception.ts';

export interface PolicySection {
  readonly id: SectionId;
  readonly rows: readonly PolicyRow[];
}

export type SectionId =
  | 'layers'
  | 'column-rules'
  | 'casing'
  | 'lengths'
  | 'reserved-words'
  | 'abbreviations'
  | 'naming-exceptions'
  | 'levels'
  | 'classes'
  | 'class-rules'
  | 'treatments'
  | 'classification-exceptions'
  | 'tags'
  | 'tiers'
  | 'macros'
  | 'promises'
  | 'canvases';

/** One thing that is asked, in the words of the policies. */
export interface PolicyRow {
  /** Of a layer, class, tag ...; empty where the value says it all. */
  readonly name: string;
  /** The field of the policy; empty for the mere presence of the name. */
  readonly field: string;
  readonly value: string;
  readonly at: Origin;
}

type Value = string | number | boolean | readonly string[];

/** A row for a value that is stated; alternatives are written as policies write them. */
export function stated(name: string, field: string, value: Stated<Value> | undefined): PolicyRow[] {
  return value === undefined ? [] : [{ name, field, value: textOf(value.value), at: value.at }];
}

/** A row for a value that has no place of its own, at the place of what holds it. */
export function said(
  name: string,
  field: string,
  value: Value | undefined,
  at: Origin,
): PolicyRow[] {
  return value === undefined || value === '' ? [] : stated(name, field, { value, at });
}

/** Several statements of one field, each with its place. */
export function listed(
  name: string,
  field: string,
  values: readonly Stated<string>[],
): PolicyRow[] {
  return onOneLine(values.map(({ value, at }) => [value, at] as const)).map((row) => ({
    ...row,
    name,
    field,
  }));
}

/** Words, those of one line in one row: a policy may have hundreds. */
export function onOneLine(words: Iterable<readonly [string, Origin]>): PolicyRow[] {
  const lines = new Map<string, { at: Origin; words: string[] }>();
  for (const [word, at] of words) {
    const key = `${at.uri} ${String(at.place.line)}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { at, words: [word] });
    else line.words.push(word);
  }
  return Array.from(lines.values(), ({ at, words: all }) => ({
    name: '',
    field: '',
    value: all.join(', '),
    at,
  }));
}

/** The rows of a thing; where nothing is said of it, that it is there. */
export function orPresent(name: string, at: Origin, rows: PolicyRow[]): PolicyRow[] {
  return rows.length > 0 ? rows : [{ name, field: '', value: '', at }];
}

/** An exception; `lifted`: what it lifts, where it does not lift all. */
export function exceptionRows(
  { name, at, ...rest }: PolicyException,
  lifted?: readonly string[],
): PolicyRow[] {
  return orPresent(name.value, name.at, [
    ...said(name.value, 'rules', lifted, at),
    ...said(name.value, 'layer', rest.layer, at),
    ...said(name.value, 'domain', rest.domain, at),
    ...said(name.value, 'reason', rest.reason, at),
    ...stated(name.value, 'expires', rest.expires),
  ]);
}

function textOf(value: Value): string {
  return typeof value === 'object' ? value.join(' | ') : String(value);
}
