import type { Range } from '../base/range.ts';
import { isPlaceholder, isSecretName, TOKEN } from './secrets.ts';

/** A credential in a text. */
export interface SecretSpan extends Range {
  /** What it is, in a few words: `private key`. */
  readonly kind: string;
}

/** Forms that stand for themselves. A group `secret` is the part of it that is one. */
const FORMS: readonly (readonly [kind: string, form: RegExp])[] = [
  [
    'private key',
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$(?![\s\S]))/g,
  ],
  ['PuTTY key', /PuTTY-User-Key-File-[\s\S]{0,20000}?Private-MAC: \w+/g],
  ['AWS key id', /\b(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}\b/g],
  ['JWT', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?/g],
  ['token', new RegExp(TOKEN.source, 'g')],
  ['Slack webhook', /\bhooks\.slack\.com\/(?:services|workflows)\/[\w/-]{10,}/g],
  ['Azure client secret', /(?<![\w~.-])[\w~.-]{3}8Q~[\w~.-]{31,34}(?![\w~.-])/g],
  // Up to the last @ before the path: passwords hold some.
  [
    'password in an address',
    /\b[a-z][\w+.-]{0,30}:\/\/[^\s/@:"'`<>]{0,200}:(?<secret>[^\s"'`<>/]{1,500})@/gi,
  ],
  ['authorization', /\b(?:Bearer|Basic)\s+(?<secret>[\w.~+/-]{16,}=*)/gi],
];

const KEY = String.raw`(?<key>[\w.-]{0,60}(?:pass(?:word|wd|phrase|code)|pwd|secret|token|credentials?|(?:api|access|secret|private|account|shared|signing|encryption|sharedaccess)[_-]?key|sharedaccesssignature|connection[_-]?string|signature|sig))`;
const QUOTED = String.raw`\\?"(?:[^"\\\n]|\\[^"\n])*\\?"|'(?:[^'\n]|'')*'`;
const PLAIN = String.raw`\{\{.*?\}\}|\$?\{[^}\n]*\}|<[^>\n]*>|[^\s"'#,;&(){}\[\]|>\\][^\s"',;&(){}\[\]\\]*`;
/** `password: x`, `"password": "x"`, `PASSWORD=x`, `pwd = 'x'`, and in SQL `password 'x'`, `identified by 'x'`. */
const ASSIGNED = new RegExp(
  String.raw`(?<![\w-])${KEY}(?:\\?["'])?(?:[^\S\n]*(?::|:?=>?)[^\S\n]*(?<value>${QUOTED}|${PLAIN})|[^\S\n]+(?<sql>'(?:[^'\n]|'')*'))`,
  'dgi',
);
/** A block of YAML below a key. */
const BLOCK = new RegExp(
  String.raw`^(?<indent>[^\S\n]*)(?:-[^\S\n]+)?["']?${KEY}["']?:[^\S\n]*[|>][-+\d]*[^\S\n]*\n(?<value>(?:\k<indent>[^\S\n]+[^\n]*(?:\n|$(?![\s\S])))+)`,
  'dgim',
);

/** All credentials that a text shows by their form or by what they are called, in order, without overlaps. */
export function secretSpans(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const [kind, form] of FORMS)
    for (const match of text.matchAll(form)) {
      const { secret } = match.groups ?? {};
      if (secret !== undefined && isPlaceholder(secret)) continue;
      const end = match.index + match[0].length;
      if (secret === undefined) spans.push({ start: match.index, end, kind });
      else {
        const start = match.index + match[0].lastIndexOf(secret);
        spans.push({ start, end: start + secret.length, kind });
      }
    }
  for (const match of [...text.matchAll(ASSIGNED), ...text.matchAll(BLOCK)]) {
    const key = match.groups?.key ?? '';
    const [from, to] = match.indices?.groups?.value ?? match.indices?.groups?.sql ?? [0, 0];
    const value = text.slice(from, to);
    const inner = value.replace(/^\\?["']|\\?["']$/g, '').trim();
    if (!isSecretName(key) && !/(?:^|[_-])(?:sig|signature)$|sharedaccesssignature$/i.test(key))
      continue;
    if (isNoSecret(inner)) continue;
    const start = from + value.indexOf(inner);
    spans.push({ start, end: start + inner.length, kind: 'credential' });
  }
  return withoutOverlaps(spans);
}

/** Words of languages, and names of what holds the value, are none. */
function isNoSecret(value: string): boolean {
  return (
    isPlaceholder(value) ||
    /^(?:true|false|null|~|undefined|string|text|varchar|integer|number|boolean|object|required|optional)$/i.test(
      value,
    ) ||
    /^\{\{[\s\S]*\}\}$/.test(value) ||
    /^[[{|>]/.test(value)
  );
}

function withoutOverlaps(spans: readonly SecretSpan[]): readonly SecretSpan[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: SecretSpan[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
    else if (span.end > last.end) kept[kept.length - 1] = { ...last, end: span.end };
  }
  return kept;
}
