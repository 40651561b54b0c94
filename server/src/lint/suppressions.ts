import type { Range } from '../base/range.ts';
import type { LineIndex } from '../base/line-index.ts';
import type { YamlFile } from '../syntax/yaml/file.ts';
import type { YamlComment } from '../syntax/yaml/tree.ts';

type Scope = 'file' | 'line' | 'next-line';

/** A comment that silences rules: `# dataengos-disable-next-line known-fields -- reason`. */
export interface Suppression {
  /** Undefined where the comment begins like one but is none that we know: it silences nothing. */
  readonly scope: Scope | undefined;
  /** The word that should say what it is, `dataengos-disable-line`. */
  readonly directive: Range & { readonly written: string };
  /** Whether nothing stands before it on its line. */
  readonly alone: boolean;
  readonly comment: Range;
  readonly rules: readonly SuppressedRule[];
  readonly reason: string | undefined;
  /** Zero-based line that is silenced; undefined for a whole file. */
  readonly line: number | undefined;
}

export interface SuppressedRule extends Range {
  readonly code: string;
}

const DIRECTIVE = /^(?:#+|--|%%|<!--)\s*(dataengos-[\w-]*)(.*)$/s;

/** The words that silence rules, and where. */
export const directives: Readonly<Record<string, Scope>> = {
  'dataengos-disable-next-line': 'next-line',
  'dataengos-disable-line': 'line',
  'dataengos-disable-file': 'file',
};

/** The comments of a file that may silence rules, in file offsets. */
export function suppressionComments(file: YamlFile): readonly YamlComment[] {
  return file.documents.flatMap((document) =>
    document.blocks.flatMap(({ start, fragment }) =>
      fragment.comments
        .filter((comment) => comment.text.includes('dataengos-'))
        .map((comment) => ({
          ...comment,
          start: comment.start + start,
          end: comment.end + start,
        })),
    ),
  );
}

/** Reads the suppressions of a file. Offsets of comments count from the start of the file. */
export function readSuppressions(
  comments: readonly YamlComment[],
  lines: LineIndex,
): readonly Suppression[] {
  return comments.flatMap((comment) => {
    const match = DIRECTIVE.exec(comment.text);
    if (match === null) return [];
    const [, written = '', rest = ''] = match;
    const scope = Object.hasOwn(directives, written) ? directives[written] : undefined;
    const [list = '', ...reason] = rest.split(/\s--(?:\s|$)/);
    const from = comment.start + comment.text.length - rest.length;
    return [
      {
        scope,
        directive: { start: from - written.length, end: from, written },
        alone: comment.alone,
        comment: { start: comment.start, end: comment.end },
        rules: scope === undefined ? [] : readRules(list, from),
        reason: reason.join(' -- ').trim() || undefined,
        line: silencedLine(scope, comment, lines),
      },
    ];
  });
}

function readRules(list: string, from: number): SuppressedRule[] {
  return [...list.matchAll(/[\w-]+/g)].map((match) => ({
    code: match[0],
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
}

function silencedLine(
  scope: Scope | undefined,
  comment: YamlComment,
  lines: LineIndex,
): number | undefined {
  if (scope === 'file' || scope === undefined) return undefined;
  const line = lines.positionAt(comment.start).line;
  return scope === 'line' ? line : line + 1;
}

/** Whether the suppression covers a finding of the rule that starts on a line. One without a reason covers nothing. */
export function covers(suppression: Suppression, code: string, line: number): boolean {
  if (suppression.scope === undefined || suppression.reason === undefined) return false;
  if (suppression.line !== undefined && suppression.line !== line) return false;
  return suppression.rules.some((rule) => rule.code === code);
}
