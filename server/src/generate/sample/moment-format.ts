const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

type Part = (date: Date) => string;

const two = (value: number): string => String(value).padStart(2, '0');

/** What letters of the JDK's `DateTimeFormatter` stand for, as far as all languages write the same. */
const PARTS: Readonly<Record<string, Part>> = {
  yyyy: (date) => String(date.getUTCFullYear()).padStart(4, '0'),
  uuuu: (date) => String(date.getUTCFullYear()).padStart(4, '0'),
  yy: (date) => two(date.getUTCFullYear() % 100),
  MMM: (date) => MONTHS[date.getUTCMonth()] ?? '',
  MM: (date) => two(date.getUTCMonth() + 1),
  M: (date) => String(date.getUTCMonth() + 1),
  dd: (date) => two(date.getUTCDate()),
  d: (date) => String(date.getUTCDate()),
  HH: (date) => two(date.getUTCHours()),
  H: (date) => String(date.getUTCHours()),
  mm: (date) => two(date.getUTCMinutes()),
  ss: (date) => two(date.getUTCSeconds()),
  SSS: (date) => String(date.getUTCMilliseconds()).padStart(3, '0'),
  X: () => 'Z',
  XX: () => 'Z',
  XXX: () => 'Z',
  xxx: () => '+00:00',
  Z: () => '+0000',
};

/** Writes moments in a format of the JDK's `DateTimeFormatter`; undefined for formats with letters that are not known here. */
export function momentWriter(format: string): ((moment: number) => string) | undefined {
  const parts: Part[] = [];
  for (const [piece, quoted] of format.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g)) {
    if (quoted !== undefined) {
      const text = quoted === '' ? "'" : quoted.replaceAll("''", "'");
      parts.push(() => text);
    } else if (/^[A-Za-z]/.test(piece)) {
      const part = Object.hasOwn(PARTS, piece) ? PARTS[piece] : undefined;
      if (part === undefined) return undefined;
      parts.push(part);
    } else parts.push(() => piece);
  }
  return (moment) => parts.map((part) => part(new Date(moment))).join('');
}
