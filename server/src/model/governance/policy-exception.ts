import { matchesName } from './name-pattern.ts';
import type { Origin, Stated } from './origin.ts';
import type { PolicyMap } from './policy-map.ts';
import { isOfDomain, pathBelow } from './policy-scope.ts';

/** What a policy lets be. */
export interface PolicyException {
  readonly at: Origin;
  /** `property`, or `object.property`, with `*` for any letters. */
  readonly name: Stated<string>;
  readonly domain: string | undefined;
  readonly layer: string | undefined;
  readonly reason: string | undefined;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: Stated<string> | undefined;
}

/** What all policies say of exceptions; undefined for one that names nothing. */
export function readException(map: PolicyMap): PolicyException | undefined {
  const name = map.text('name');
  if (name === undefined) return undefined;
  return {
    at: map.at,
    name,
    domain: map.text('domain')?.value,
    layer: map.text('layer')?.value,
    reason: map.text('reason')?.value,
    expires: map.text('expires'),
  };
}

/** Of what an exception may speak. */
export interface ExceptedName {
  readonly name: string;
  /** The object around, for a property. */
  readonly object?: string | undefined;
  readonly domain?: string | undefined;
  /** The file that it stands in: its folders tell the domain where the file does not. */
  readonly uri?: string | undefined;
  readonly layer?: string | undefined;
}

/** The exception that speaks of a name and holds on the day (`YYYY-MM-DD`), if any. */
export function exceptionFor<One extends PolicyException>(
  exceptions: readonly One[],
  { name, object, domain, uri = '', layer }: ExceptedName,
  today: string,
): One | undefined {
  return exceptions.find((one) => {
    if (one.expires !== undefined && one.expires.value < today) return false;
    if (one.domain !== undefined && !isOfDomain(one.domain, domain, pathBelow(one.at.uri, uri)))
      return false;
    if (one.layer !== undefined && one.layer !== layer) return false;
    if (matchesName(one.name.value, name)) return true;
    // `legacy_*` is about tables and columns of that name, not about all columns of such tables.
    if (object === undefined || !one.name.value.includes('.')) return false;
    return matchesName(one.name.value, `${object}.${name}`);
  });
}
