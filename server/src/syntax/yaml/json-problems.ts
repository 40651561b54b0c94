import type { Range } from '../../base/range.ts';
import type { YamlFile } from './file.ts';
import type { ProblemId, YamlProblem } from './problems.ts';
import type { YamlNode } from './tree.ts';

/** Texts, so that what they hold is no comment, and comments as other readers of JSON let pass. */
const TEXT_OR_COMMENT = /"(?:\\.|[^"\\\r\n])*"|(?<![\w:])\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)/g;

/**
 * The text without the comments of JavaScript, which YAML would take for values, with all else where it was: one
 * comment is one mistake.
 */
export function withoutComments(text: string): string {
  if (!/\/[/*]/.test(text)) return text;
  return text.replace(TEXT_OR_COMMENT, (found) =>
    found.startsWith('"') ? found : found.replaceAll(/[^\r\n]/g, ' '),
  );
}

/**
 * Adds what keeps a file that calls itself JSON from being JSON, though YAML takes it: comments,
 * commas before a closing bracket, single quotes and unquoted text. The first such place is named. `parsed`: the
 * text without comments of JavaScript.
 */
export function withJsonProblems(parsed: YamlFile, text: string): YamlFile {
  const file = { ...parsed, text };
  const { documents, problems } = file;
  const isBroken = problems.length > 0 || documents.some(hasProblems);
  if (isBroken || text.trim() === '' || isJsonText(text)) return file;
  return { ...file, problems: [firstProblem(file)] };
}

function hasProblems({ blocks }: YamlFile['documents'][number]): boolean {
  return blocks.some(({ fragment }) => fragment.problems.length > 0);
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

function firstProblem({ text, documents }: YamlFile): YamlProblem {
  const found = commentsIn(text);
  for (const document of documents) {
    for (const { start, fragment } of document.blocks) {
      const [comment] = fragment.comments;
      if (comment !== undefined) found.push(problem('json-comment', comment, start));
    }
    look(document.tree(), text, found);
  }
  found.sort((a, b) => a.start - b.start);
  return found[0] ?? problem('not-json', { start: 0, end: Math.min(1, text.length) });
}

/** Comments of JavaScript. */
function commentsIn(text: string): YamlProblem[] {
  return Array.from(text.matchAll(TEXT_OR_COMMENT)).flatMap(({ 0: found, index }) =>
    found.startsWith('"')
      ? []
      : [problem('json-comment', { start: index, end: index + found.length })],
  );
}

function look(root: YamlNode | undefined, text: string, found: YamlProblem[]): void {
  // An explicit stack: documents may be nested as deep as the parser lets them.
  const open: YamlNode[] = root === undefined ? [] : [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'alias') found.push(problem('not-json', node));
    else if (node.kind === 'scalar') {
      if (!isJsonText(text.slice(node.start, node.end))) found.push(problem('json-quotes', node));
    } else if (!node.flow)
      found.push(problem('not-json', { start: node.start, end: node.start + 1 }));
    else {
      const last = node.kind === 'map' ? node.pairs.at(-1) : node.items.at(-1);
      const comma = last && /^\s*,/.exec(text.slice(last.end, node.end))?.[0].length;
      if (last !== undefined && comma !== undefined) {
        found.push(problem('json-comma', { start: last.end + comma - 1, end: last.end + comma }));
      }
      for (const pair of node.kind === 'map' ? node.pairs : []) open.push(pair.key);
      for (const { value } of node.kind === 'map' ? node.pairs : node.items) {
        if (value !== undefined) open.push(value);
      }
    }
  }
}

/** The change of a comma or of quotes is sure enough to be offered. */
function problem(id: ProblemId, { start, end }: Range, offset = 0): YamlProblem {
  const range = { start: start + offset, end: end + offset };
  if (id !== 'json-comma') return { id, ...range };
  return { id, ...range, changes: [{ range, newText: '' }] };
}
