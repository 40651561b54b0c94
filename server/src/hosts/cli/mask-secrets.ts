import type { Range } from '../../base/range.ts';
import noSecrets from '../../lint/rules/meaning/no-secrets-in-servers.ts';
import { isPlaceholder, isSecretName, secretIn } from '../../lint/secrets.ts';
import type { FileReport } from '../../operations/lint.ts';

const KEY = String.raw`(?<![\w.-])(?<key>[\w.-]{1,100})(?:["']\s*:\s*|\s*:\s+)`;
const QUOTED = String.raw`"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?`;
/** What a line of a block says, up to a comment, and what pairs in braces say, which others follow. */
const LINE = new RegExp(
  String.raw`^[\s"'-]*${KEY}(?<value>${QUOTED}|[^\s#{[|>].*?(?=\s+#|\s*$))`,
  'd',
);
const PAIRS = new RegExp(
  String.raw`${KEY}(?<value>${QUOTED}|(?![#{[])(?:\$\{[^}]{0,100}\}|[^,}\]\s])+)`,
  'dg',
);

/**
 * The report with stars in place of credentials, as long as they are: logs of CI are kept, and read by many. Those
 * are what the rule on credentials has found, and what is called or looks like one where that rule does not look.
 */
export function maskSecrets(report: FileReport): FileReport {
  const { text, findings } = report;
  if (text === undefined || findings.length === 0) return report;
  const found = findings.filter(({ code }) => code === noSecrets.meta.code);
  const ranges = [...found.map(({ range }) => range), ...written(text)];
  return ranges.length === 0 ? report : { ...report, text: ranges.reduce(starred, text) };
}

function* written(text: string): Iterable<Range> {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const whole = LINE.exec(line);
    for (const pair of [...(whole === null ? [] : [whole]), ...line.matchAll(PAIRS)]) {
      const [start, end] = pair.indices?.groups?.value ?? [0, 0];
      if (isSecret(pair.groups?.key ?? '', line.slice(start, end).replace(/^["']|["']$/g, '')))
        yield { start: index + start, end: index + end };
    }
  }
}

function isSecret(key: string, value: string): boolean {
  if (isPlaceholder(value) || /^(?:true|false|null|~)$/i.test(value)) return false;
  return isSecretName(key) || secretIn(value) !== undefined;
}

/** Of characters in two units nothing is replaced, so that columns stay. */
function starred(text: string, { start, end }: Range): string {
  const stars = text.slice(start, end).replace(/[^\s\uD800-\uDFFF]/g, '*');
  return text.slice(0, start) + stars + text.slice(end);
}
