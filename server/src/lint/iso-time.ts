import { stringFormats } from '../spec/string-formats.ts';

const DAY = new RegExp(stringFormats.date.source);
const CLOCK = /^[Tt ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?([Zz]|[+-]\d\d(?::?\d\d)?)?$/;

/** Milliseconds since 1970 of a day, or a day with time, in ISO 8601; undefined for other text. Without a zone it counts as UTC. */
export function readIsoTime(text: string): number | undefined {
  const day = text.slice(0, 10);
  if (!DAY.test(day)) return undefined;
  if (text.length === 10) return Date.parse(`${day}T00:00:00Z`);
  const clock = CLOCK.exec(text.slice(10));
  if (clock === null) return undefined;
  const zone = clock[2] ?? 'Z';
  const offset = /^([+-]\d\d):?(\d\d)?$/.exec(zone);
  const written = text.slice(11, clock[2] === undefined ? undefined : -zone.length);
  const time = Date.parse(
    `${day}T${written}${offset === null ? 'Z' : `${offset[1] ?? '+00'}:${offset[2] ?? '00'}`}`,
  );
  return Number.isNaN(time) ? undefined : time;
}
