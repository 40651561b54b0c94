import { Parser } from 'yaml';
import { Composer } from './compose.ts';
import type { YamlFragment, YamlProblem } from './file.ts';
import { limits } from './limits.ts';
import { applyPatches } from './patches.ts';
import { prepare, type PreparedText } from './prepare.ts';
import { repair } from './repair.ts';
import { moveNode } from './shift.ts';
import type { YamlComment, YamlNode } from './tree.ts';

/** What one run of the library yields. */
interface Parsed {
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
  readonly comments: readonly YamlComment[];
}

/** Parses a run of text on its own. The result depends on the text alone, so it can be kept as long as the text is the same. */
export function parseFragment(source: string): YamlFragment {
  const text = ownCopy(source);
  try {
    const prepared = prepare(text);
    const plain = parsePlain(prepared.text, prepared.written);
    const parsed = plain.problems.length === 0 ? plain : parseRepaired(prepared, plain);
    const problems = merged(text, prepared.problems, parsed.problems);
    return { text, root: parsed.root, problems, comments: parsed.comments };
  } catch (error) {
    // The library overflows the stack on some hostile texts; a defect of ours must not take the editor down either.
    return { text, root: undefined, problems: [unreadable(text, error)], comments: [] };
  }
}

/** Parses a text that holds one bare word, which stands where a key belongs. */
export function parseBareKey(source: string): YamlFragment {
  const fragment = parseFragment(source);
  const key = fragment.root;
  if (key?.kind !== 'scalar') return fragment;
  const { start, end } = key;
  const pair = { start, end, key, colon: end, value: undefined };
  const root: YamlNode = { kind: 'map', start, end, flow: false, pairs: [pair] };
  const message = `A colon is missing behind \`${fragment.text.slice(start, end)}\`.`;
  const problems = [...fragment.problems, { code: 'missing-colon', message, start, end } as const];
  return { ...fragment, root, problems };
}

function parsePlain(text: string, written: string): Parsed {
  const composer = new Composer(text, written);
  const root = composer.compose(new Parser().parse(text));
  return { root, problems: composer.problems.list(), comments: composer.comments };
}

/** Parses again with the text repaired, and takes the result when it explains more than the plain one. */
function parseRepaired(prepared: PreparedText, plain: Parsed): Parsed {
  const { patches, problems } = repair(prepared.text);
  if (patches.length === 0) return plain;
  const patched = applyPatches(prepared.text, prepared.written, patches);
  const parsed = parsePlain(patched.text, patched.written);
  const { toOriginal } = patched;
  const rest = parsed.problems.map((problem) => moved(problem, toOriginal));
  const all = merged(prepared.text, problems, rest);
  if (rest.length > plain.problems.length) return plain;
  const root = parsed.root && moveNode(parsed.root, toOriginal);
  return {
    root,
    problems: all,
    comments: parsed.comments.map((comment) => moved(comment, toOriginal)),
  };
}

function moved<T extends YamlProblem | YamlComment>(
  range: T,
  toOriginal: (offset: number) => number,
): T {
  const start = toOriginal(range.start);
  return { ...range, start, end: Math.max(start, toOriginal(range.end)) };
}

/** The problems of the first list, and those of the second on lines of which the first says nothing. */
function merged(
  text: string,
  first: readonly YamlProblem[],
  second: readonly YamlProblem[],
): readonly YamlProblem[] {
  if (first.length === 0) return second;
  const lines = new Set(first.map((problem) => text.lastIndexOf('\n', problem.start - 1)));
  const rest = second.filter(
    (problem) =>
      problem.incomplete === true || !lines.has(text.lastIndexOf('\n', problem.start - 1)),
  );
  const all = [...first, ...rest].sort((a, b) => a.start - b.start);
  if (all.length <= limits.problems) return all;
  return all.filter((problem, index) => index < limits.problems || problem.incomplete === true);
}

function unreadable(text: string, error: unknown): YamlProblem {
  const start = Math.max(0, text.search(/\S/));
  const end = Math.min(text.length, start + 1);
  if (error instanceof RangeError) {
    const message = 'This part of the file is nested too deep to be read and was not checked.';
    return { code: 'too-deep', message, start, end, incomplete: true };
  }
  const message = 'This part of the file could not be read and was not checked.';
  return { code: 'unexpected', message, start, end, incomplete: true };
}

/**
 * A slice of a string keeps the whole string alive in V8, here every old version of the file.
 * Joining makes a new string, and looking into it makes the engine lay it out on its own.
 */
function ownCopy(source: string): string {
  const joined = `${source}\n`;
  joined.charCodeAt(0);
  return joined.slice(0, -1);
}
