import { decodeUriPart } from '../../base/decode-uri-part.ts';
import type { Origin } from '../../model/governance/origin.ts';
import type { Demand, Params } from '../rule.ts';

/** What a report needs so that it says who demands it; the message has `{rule}` and `{policy}`. */
export function demandedBy(
  origin: Origin,
  rule: string,
): { readonly demand: Demand; readonly params: Params } {
  return { demand: { origin, rule }, params: { rule, policy: cite(origin) } };
}

/** `naming.json:14`, as people say it: lines count from one. With its folders where it is not directly in `governance`. */
export function cite({ uri, place }: Origin): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  const below = uri.lastIndexOf(FOLDER);
  const path = below === -1 ? name : uri.slice(below + FOLDER.length);
  return `${decodeUriPart(path)}:${String(place.line + 1)}`;
}

const FOLDER = '/governance/';
