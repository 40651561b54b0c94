import type { Range } from '../../../base/range.ts';
import type {
  BoundMarkdown,
  BoundSection,
} from '../../../model/governance/markdown/bound-markdown.ts';
import {
  readSignature,
  signatureText,
  splitArguments,
  type MacroSignature,
} from '../../../model/governance/markdown/macro-signature.ts';
import { readEntry } from '../../../syntax/markdown/entry.ts';
import { named } from '../../../spec/governance/markdown-kind.ts';
import type { MarkdownBlock, MarkdownCode } from '../../../syntax/markdown/tree.ts';
import { shorten } from '../../narrow.ts';
import { replacement, type MarkdownProblem } from './problem.ts';

/** Headings that should be signatures and are none, macros that are there twice, and examples that call them wrongly. */
export function* signatureProblems(bound: BoundMarkdown): Iterable<MarkdownProblem> {
  const { kind, sections, file } = bound;
  if (kind.named === undefined) return;
  const first = new Map<string, MacroSignature>();
  let endOfMacro = 0;
  for (const section of sections) {
    const { title } = section.section.heading;
    if (section.spec !== undefined) endOfMacro = section.section.end;
    // Inside of a macro its parts may have headings.
    else if (section.section.start < endOfMacro || !describesMacro(bound, section)) continue;
    const signature = readSignature(title);
    if (signature === undefined) {
      const shown = signatureText(title);
      const isName = /^[A-Za-z_]\w*$/.test(shown.text);
      const fixes = isName ? replacement(file.text, shown, `${shown.text}()`) : [];
      const params = { written: shorten(shown.text) };
      yield { code: 'signatures', messageId: 'unreadable', params, range: shown, fixes };
      continue;
    }
    const name = signature.name.text;
    const other = first.get(name);
    if (other === undefined) first.set(name, signature);
    else {
      const related = [{ range: other.name, messageId: 'first', params: { name } }];
      const range = signature.name;
      yield {
        code: 'signatures',
        messageId: 'repeated',
        params: { name },
        range,
        related,
        fixes: [],
      };
    }
    yield* namelessArguments(signature);
    if (section.blocks.length === 0) {
      const range = signature.name;
      yield { code: 'signatures', messageId: 'empty', params: { name }, range, fixes: [] };
    }
    yield* exampleProblems(file.text, section, signature);
  }
}

/** A heading in prose is one of a macro when keys of macros stand below it. */
function describesMacro({ kind }: BoundMarkdown, { section }: BoundSection): boolean {
  const keys = kind.named?.keys ?? [];
  return (
    section.heading.level > 1 &&
    section.blocks.some(
      (block) =>
        block.kind === 'list' &&
        block.items.some(({ content }) => {
          const entry = readEntry(content);
          return entry !== undefined && named(entry.key.text, keys) !== undefined;
        }),
    )
  );
}

function* namelessArguments({ nameless }: MacroSignature): Iterable<MarkdownProblem> {
  for (const range of nameless) {
    const isEmpty = /^[(,]/.test(range.text);
    yield {
      code: 'signatures',
      messageId: isEmpty ? 'empty-argument' : 'nameless',
      params: isEmpty ? {} : { written: shorten(range.text, 40) },
      range,
      fixes: [],
    };
  }
}

/** Code in another language shows something else. */
const SQL = /^(?:sql|jinja|jinja2|jinja-sql|sql\+jinja|dbt)$/i;
/** More calls are no example. */
const MAX_CALLS = 200;
/** Longer code is no example. */
const MAX_CODE = 20_000;

function* exampleProblems(
  text: string,
  { blocks }: BoundSection,
  signature: MacroSignature,
): Iterable<MarkdownProblem> {
  const { name, parameters } = signature;
  const examples = blocks.filter((block) => isExample(text, block));
  const calls = examples.flatMap(({ content }) => callsIn(text, content, name.text));
  const [example] = examples;
  if (example !== undefined && calls.length === 0) {
    const range = firstLine(text, example.content);
    const params = { name: name.text };
    yield { code: 'signatures', messageId: 'no-call', params, range, fixes: [] };
  }
  if (parameters.some((parameter) => parameter.text.startsWith('*'))) return;
  const count = parameters.length + signature.nameless.length;
  for (const { passed } of calls) {
    const [surplus, last] = [passed[count], passed.at(-1)];
    if (surplus === undefined || last === undefined) continue;
    const messageId = count === 0 ? 'none-taken' : count === 1 ? 'one-taken' : 'too-many';
    const params = { name: name.text, count, given: passed.length };
    const range = { start: surplus.start, end: last.end };
    yield { code: 'signatures', messageId, params, range, fixes: [] };
  }
}

function isExample(text: string, block: MarkdownBlock): block is MarkdownCode {
  if (block.kind !== 'code') return false;
  const { start, end } = block.content;
  if (start === end || end - start > MAX_CODE) return false;
  // Code that does not say its language may be a result.
  if (block.language === undefined) return /\{[{%]/.test(text.slice(start, end));
  return SQL.test(block.language.text);
}

/** A call, or the definition of the macro, of which no arguments are passed. */
function callsIn(
  text: string,
  content: Range,
  name: string,
): readonly { readonly passed: readonly Range[] }[] {
  const code = text.slice(content.start, content.end);
  const form = new RegExp(
    `(?<![\\w.])(macro[ \\t]+)?${name.replaceAll('.', '\\.')}[ \\t]*\\(`,
    'g',
  );
  return [...code.matchAll(form)].slice(0, MAX_CALLS).map(({ 0: head, 1: definition, index }) => {
    const split = splitArguments(code, index + head.length - 1);
    const parts = definition === undefined ? (split?.parts ?? []) : [];
    return { passed: parts.map((part) => inFile(code, part, content.start)) };
  });
}

/** Without the blanks around it, counted from the start of the file. */
function inFile(code: string, { start, end }: Range, offset: number): Range {
  const part = code.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  return { start: offset + from, end: offset + Math.max(from, start + part.trimEnd().length) };
}

function firstLine(text: string, { start, end }: Range): Range {
  const from = start + (/\S/.exec(text.slice(start, end))?.index ?? 0);
  const line = /^[^\r\n]*/.exec(text.slice(from, end))?.[0].trimEnd() ?? '';
  return { start: from, end: from + line.length };
}
