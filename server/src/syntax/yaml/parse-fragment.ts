import { Parser } from 'yaml';
import type { Range } from '../../base/range.ts';
import { Composer } from './compose.ts';
import type { YamlFragment } from './file.ts';
import { isBreak, type YamlProblem } from './problems.ts';
import { limits } from './limits.ts';
import { entrySigns } from './entry-signs.ts';
import { missingColon } from './missing-colon.ts';
import { applyPatches, type Patch } from './patches.ts';
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
  return parse(ownCopy(source), []);
}

const bareWord = /^[A-Za-z_$][\w$.-]*/m;

/** Parses a text that begins, behind comments, with one bare word, which stands where a key belongs. */
export function parseBareKey(source: string): YamlFragment {
  const text = ownCopy(source);
  const word = bareWord.exec(text);
  if (word === null) return parse(text, []);
  const start = word.index;
  const end = start + word[0].length;
  const { problem, patch } = missingColon(text, start, end);
  return parse(text, [patch], [problem]);
}

function parse(
  text: string,
  patches: readonly Patch[],
  problems: readonly YamlProblem[] = [],
): YamlFragment {
  try {
    const prepared = prepare(text);
    const known = [...prepared.problems, ...problems];
    const first = parsePatched(prepared, patches);
    const parsed = !first.problems.some(isBreak) ? first : parseMended(prepared, patches, first);
    const all = merged(text, known, parsed.problems);
    return { text, root: parsed.root, problems: all, comments: parsed.comments };
  } catch (error) {
    // The library overflows the stack on some hostile texts; a defect of ours must not take the editor down either.
    return { text, root: undefined, problems: [unreadable(text, error)], comments: [] };
  }
}

function parsePlain(text: string, written: string): Parsed {
  const composer = new Composer(text, written);
  const root = composer.compose(new Parser().parse(text));
  return { root, problems: composer.problems.list(), comments: composer.comments };
}

function parsePatched({ text, written }: PreparedText, patches: readonly Patch[]): Parsed {
  if (patches.length === 0) return parsePlain(text, written);
  const patched = applyPatches(text, written, patches);
  const { toOriginal } = patched;
  const { root, problems, comments } = parsePlain(patched.text, patched.written);
  return {
    root: root && moveNode(root, toOriginal),
    problems: problems.map((problem) => movedProblem(problem, toOriginal)),
    comments: comments.map((comment) => moved(comment, toOriginal)),
  };
}

/** Dashes without their space and other signs in place of dashes come first: they decide what is an entry, and where its keys stand. */
function parseMended(prepared: PreparedText, patches: readonly Patch[], first: Parsed): Parsed {
  const signs = entrySigns(prepared.text);
  if (signs.patches.length === 0) return parseRepaired(prepared, patches, first);
  const all = [...patches, ...signs.patches];
  const parsed = parsePatched(prepared, all);
  const rest = parsed.problems.length === 0 ? parsed : parseRepaired(prepared, all, parsed);
  const found = merged(prepared.text, signs.problems, rest.problems);
  if (weight(found) > weight(first.problems)) return parseRepaired(prepared, patches, first);
  return { ...rest, problems: found };
}

/** How much a reading leaves wrong: what nothing mends is explained the least. */
function weight(problems: readonly YamlProblem[]): number {
  return problems.reduce((sum, { changes = [] }) => sum + (changes.length === 0 ? 2 : 1), 0);
}

/** Parses again with the text repaired, and takes the result when it explains more than the first one. */
function parseRepaired(prepared: PreparedText, patches: readonly Patch[], first: Parsed): Parsed {
  const patched = applyPatches(prepared.text, prepared.written, patches);
  const repaired = repair(patched);
  const back = patched.toOriginal;
  const more = repaired.patches.map((patch) => moved(patch, back));
  if (more.length === 0) return first;
  const parsed = parsePatched(prepared, [...patches, ...more]);
  if (parsed.problems.length > first.problems.length) return first;
  const found = repaired.problems.map((problem) => movedProblem(problem, back));
  return { ...parsed, problems: merged(prepared.text, found, parsed.problems) };
}

function movedProblem(problem: YamlProblem, toOriginal: (offset: number) => number): YamlProblem {
  const { changes, value, ...rest } = moved(problem, toOriginal);
  return {
    ...rest,
    ...(value !== undefined && { value: moved(value, toOriginal) }),
    ...(changes !== undefined && {
      changes: changes.map((change) => ({ ...change, range: moved(change.range, toOriginal) })),
    }),
  };
}

function moved<T extends Range>(range: T, toOriginal: (offset: number) => number): T {
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
  const id = error instanceof RangeError ? 'too-deep-to-read' : 'unreadable';
  return { id, start, end, incomplete: true };
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
