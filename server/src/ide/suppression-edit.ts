import { commentMarkAt, type CommentMark } from '../lint/text-comments.ts';
import type { TextEdit } from '../base/text-edit.ts';
import { breakOf, isJson } from '../syntax/yaml/edit/text-lines.ts';
import type { YamlNode } from '../syntax/yaml/tree.ts';
import type { IdeDocument } from './ide-document.ts';

/**
 * A comment above the line that silences a rule there; a comment that silences another rule already takes the code in.
 * Undefined where a comment would be read as text: in JSON, in block scalars and in quotes of several lines.
 */
export function suppressionEdit(
  ide: IdeDocument,
  offset: number,
  code: string,
  reason: string,
): TextEdit | undefined {
  const { text, path } = ide;
  const start = lineStart(text, offset);
  const mark = path === undefined ? undefined : commentMarkAt(path, text, start);
  const isText = mark === undefined ? isInsideText(ide, start) : isElsewhere(text, start, mark);
  if (isText || (mark === undefined && isJson(text))) return undefined;
  const above = text.slice(lineStart(text, Math.max(0, start - 1)), start);
  const existing =
    /^[\s>]*(?:#|--|%%|<!--)\s*dataengos-disable-next-line\s+[\w-]+(?:[,\s]+[\w-]+)*?(?=\s+--\s)/.exec(
      above,
    );
  if (existing !== null && start > 0) {
    const at = start - above.length + existing[0].length;
    return { range: { start: at, end: at }, newText: `, ${code}` };
  }
  const { open, close } = mark ?? { open: '# ', close: '' };
  // In quotes of Markdown the marks are needed in front, too.
  const front = open === '%% ' ? /^[ \t>]*/ : /^[ \t]*/;
  const indent = close === '' ? (front.exec(text.slice(start))?.[0] ?? '') : '';
  const comment = `${open}dataengos-disable-next-line ${code} -- ${reason}${close}`;
  const newText = `${indent}${comment}${breakOf(text)}`;
  return { range: { start, end: start }, newText };
}

/** Whether a comment on its own line would be something else there: in a template, a table, or front matter. */
function isElsewhere(text: string, start: number, { open, close }: CommentMark): boolean {
  const before = text.slice(0, start);
  if (/\{[{%#]/.test(before.slice(endOfTemplates(before)))) return true;
  if (close !== '' && /^[^\S\r\n]*\|/.test(text.slice(start, start + 100))) return true;
  const hasFrontMatter = open !== '-- ' && /^\uFEFF?---\s*\n/.test(text);
  return hasFrontMatter && !/\n---\s*\n/.test(before);
}

/** Behind the last template that is closed. */
function endOfTemplates(text: string): number {
  return Math.max(...['}}', '%}', '#}'].map((end) => text.lastIndexOf(end)), 0);
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at === 0 && text.startsWith('\uFEFF') ? 1 : at;
}

/** Whether the line starts within a scalar that began on an earlier one: a comment there would be text. */
function isInsideText(ide: IdeDocument, start: number): boolean {
  const document = ide.file.documents.findLast((one) => one.start <= start);
  const root = document?.tree();
  return root !== undefined && scalarSpans(root, start);
}

function scalarSpans(node: YamlNode, offset: number): boolean {
  if (node.start >= offset || offset >= node.end) return false;
  if (node.kind === 'scalar') return true;
  const parts = node.kind === 'map' ? node.pairs : node.kind === 'sequence' ? node.items : [];
  return parts.some((part) => part.value !== undefined && scalarSpans(part.value, offset));
}
