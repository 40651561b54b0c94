import { Document, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';
import { withoutJinja } from '../sql/identifier.ts';

/** A map of YAML; keys without a value are left out. */
export type YamlRecord = Readonly<Record<string, unknown>>;

/** A text of a contract, which dbt must not take for Jinja. */
export function plainText(text: string): string {
  return withoutJinja(cleanText(text));
}

/** Without characters that readers of YAML refuse or take for the end of a line. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(
      /[\u{0}-\u{9}\u{b}-\u{1f}\u{7f}-\u{9f}\u2028\u2029\ufeff\ufffe\uffff\ue000]|\p{Cs}/gu,
      ' ',
    )
    .trim();
}

/**
 * A file for dbt, which reads YAML 1.1: `yes` and `2020-01-01` are in quotes where they are texts. `head`: comments above,
 * a line each.
 */
export function yamlText(value: YamlRecord, head: readonly string[] = []): string {
  const document = new Document(withoutEmpty(value) ?? {}, {
    version: '1.1',
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Scalar: (_key, node) => {
      // dbt's reader has a meaning for them that nobody wants.
      if (node.value === '=') node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  space(document.value);
  const text = document.toString({ lineWidth: 0, directives: false }).replaceAll(MERGE, '"<<"');
  return `${head.map((line) => `# ${line}\n`).join('')}${text}`;
}

/** Stands for the text `<<`, which the library never puts in quotes and dbt's reader takes for a merge. */
const MERGE = '\ue000merge';

function lone(text: string): string {
  return text === '<<' ? MERGE : text;
}

/** A blank line between the keys of the file that hold something, and between the entries of their lists. */
function space(contents: unknown): void {
  if (!(contents instanceof YAMLMap)) return;
  let isFirst = true;
  for (const { key, value } of contents.pairs()) {
    const isList = value instanceof YAMLSeq;
    if (!isFirst && (isList || value instanceof YAMLMap)) {
      (key as Scalar).spaceBefore = true;
    }
    isFirst = false;
    if (!isList) continue;
    for (const item of (value as YAMLSeq).slice(1)) {
      if (item instanceof YAMLMap) item.spaceBefore = true;
    }
  }
}

/** Without keys that have no value, and without maps and lists that have nothing. False, zero and null stay. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map((one) => withoutEmpty(one) ?? null);
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? lone(cleanText(value)) : value;
  }
  const kept = Object.entries(value).flatMap(([key, one]): [string, unknown][] => {
    const inner = withoutEmpty(one);
    return inner === undefined ? [] : [[cleanText(key), inner]];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
