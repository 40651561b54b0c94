import type { PropertyContent } from '../../../model/content/contract-content.ts';
import { timesOf } from './grain.ts';
import type { SourceTable } from './source-tables.ts';

/** When the row came to be, as people call it. */
const EVENT =
  /^(?:(?:\w+_)?(?:created|occurred|happened|event|ordered|placed|booked|issued|posted|recorded)(?:_?(?:at|date|time|on|ts))?|date|timestamp)$/i;
/** Of the row and not of what it is about: when it was touched last, or came here. */
const KEEPING =
  /(?:^|_)(?:updated|modified|changed|loaded|ingested|synced|extracted|inserted|deleted|valid|last)(?:_|$)/i;

/**
 * The column that says when what a row stands for happened: one that is called so, else the only one there is beside those
 * of the keeping, else the one that says when the row changed. Undefined where several might.
 */
export function eventTimeOf(table: SourceTable): PropertyContent | undefined {
  const times = timesOf(table).filter(({ deprecated }) => !deprecated);
  const named = times.find(({ name }) => EVENT.test(name));
  if (named !== undefined) return named;
  const own = times.filter(({ name }) => !KEEPING.test(name));
  if (own.length > 0) return own.length === 1 ? own[0] : undefined;
  return times.find(({ name }) => /(?:updated|modified|changed)/i.test(name));
}
