import { cite } from '../../lint/governance/demand.ts';
import type { Origin } from '../../model/governance/origin.ts';
import { markdownLink } from '../../base/markdown-table.ts';

/** `naming.json:14` as a link to the line. */
export function citeLink(at: Origin): string {
  return markdownLink(cite(at), `${at.uri}#L${String(at.place.line + 1)}`);
}
