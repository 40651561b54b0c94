import { stringFormats } from '../../spec/string-formats.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The formats of a text that are the same everywhere; others are names that only the author knows. */
const formats: Readonly<Record<string, ((text: string) => boolean) | undefined>> = {
  uuid: (text) => UUID.test(text),
  ipv4: (text) => IPV4.test(text),
  ipv6: isIpv6,
  hostname: isHostname,
  // Lines of at most 76 characters, as in mail, are customary.
  byte: (text) => BASE64.test(text.replaceAll(/\s/g, '')),
  email: (text) => matches('email', text),
  uri: (text) => matches('uri', text),
  date: (text) => matches('date', text),
  'date-time': (text) => matches('date-time', text),
};

/** Whether a text has a format; true for formats that nobody but the author knows. */
export function hasFormat(text: string, format: string): boolean {
  const fits = Object.hasOwn(formats, format) ? formats[format] : undefined;
  return fits === undefined || fits(text);
}

function matches(format: keyof typeof stringFormats, text: string): boolean {
  return new RegExp(stringFormats[format].source, 'i').test(text);
}

/** RFC 1123: labels of letters, digits and hyphens, with a dot at the end or without. */
function isHostname(text: string): boolean {
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  return name.length <= 253 && name.split('.').every((one) => one.length <= 63 && LABEL.test(one));
}

/** RFC 4291: eight groups, `::` once for one or more of zero, an address of version 4 at the end; a zone may follow. */
function isIpv6(text: string): boolean {
  const [address = '', zone, ...more] = text.split('%');
  if (more.length > 0 || zone === '') return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const all = groups.flat();
  const last = groups.at(-1)?.at(-1);
  const tail = last?.includes('.') === true ? last : undefined;
  if (tail !== undefined && !IPV4.test(tail)) return false;
  const hex = tail === undefined ? all : all.slice(0, -1);
  if (!hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  const count = hex.length + (tail === undefined ? 0 : 2);
  return halves.length === 2 ? count < 8 : count === 8;
}
