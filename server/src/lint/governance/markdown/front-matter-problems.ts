import type { Range } from '../../../base/range.ts';
import { mostSimilar } from '../../../base/similar.ts';
import { insertion } from '../../../base/text-edit.ts';
import type { BoundMarkdown } from '../../../model/governance/markdown/bound-markdown.ts';
import type { FrontMatter } from '../../../syntax/markdown/tree.ts';
import { breakOf } from '../../../syntax/yaml/edit/text-lines.ts';
import { isBreak } from '../../../syntax/yaml/problems.ts';
import { findPair, resolveAlias, type YamlMap } from '../../../syntax/yaml/tree.ts';
import { shorten } from '../../narrow.ts';
import type { Fix } from '../../rule.ts';
import type { MarkdownProblem } from './problem.ts';
import { headOf } from './section-problems.ts';

/** Front matter that is open, no YAML, or without the product that a canvas is about. */
export function* frontMatterProblems(bound: BoundMarkdown): Iterable<MarkdownProblem> {
  const { file, kind, frontMatter: map } = bound;
  const { frontMatter } = file;
  // There the whole file is missing.
  if (/^\s*$/.test(file.text)) return;
  let isBroken = false;
  if (frontMatter !== undefined) {
    if (!frontMatter.closed) yield unclosed(file.text, frontMatter);
    for (const problem of yamlProblems(frontMatter)) {
      isBroken = true;
      yield problem;
    }
    const root = frontMatter.yaml.documents[0]?.tree();
    if (root !== undefined && root.kind !== 'map' && !isBroken) {
      isBroken = true;
      const range = { start: root.start, end: root.end };
      yield { code: 'front-matter', messageId: 'not-a-map', range, fixes: [] };
    }
  }
  const meant = map === undefined || isBroken ? new Set<string>() : yield* keyProblems(bound, map);
  for (const { name, required } of kind.frontMatter) {
    const isThere = map !== undefined && findPair(map, name) !== undefined;
    if (!required || isBroken || isThere || meant.has(name)) continue;
    const range = frontMatter === undefined ? headOf(bound) : fenceOf(frontMatter);
    const fixes = insertProduct(bound);
    yield { code: 'front-matter', messageId: 'missing-product', range, fixes };
  }
}

/** Yields problems of single keys and gives back the keys that misspelt ones stand for. */
function* keyProblems(
  { kind }: BoundMarkdown,
  map: YamlMap,
): Generator<MarkdownProblem, ReadonlySet<string>> {
  const names = kind.frontMatter.map(({ name }) => name);
  const meant = new Set<string>();
  for (const { key: node, value: written } of map.pairs) {
    const name = String(node.value);
    const spec = kind.frontMatter.find((one) => one.name === name);
    if (spec === undefined) {
      const free = names.filter((one) => findPair(map, one) === undefined && !meant.has(one));
      const key = mostSimilar(name, free);
      // A list of owners is something else than the owner.
      if (key === undefined || name === `${key}s`) continue;
      meant.add(key);
      const range = { start: node.start, end: node.end };
      const edits = [{ range, newText: key }];
      const fixes: Fix[] = [{ title: 'replace', params: { value: key }, edits, safety: 'unsafe' }];
      const params = { written: shorten(name, 40), key };
      yield { code: 'front-matter', messageId: 'similar-key', params, range, fixes };
      continue;
    }
    const value = resolveAlias(written);
    const range = { start: node.start, end: node.end };
    if (value === undefined || (value.kind === 'scalar' && (value.value ?? '') === '')) {
      const params = { key: name, example: spec.example };
      yield { code: 'front-matter', messageId: 'no-value', params, range, fixes: [] };
    } else if (value.kind !== 'scalar') {
      const params = { key: name };
      yield { code: 'front-matter', messageId: 'not-text', params, range, fixes: [] };
    }
  }
  return meant;
}

function unclosed(text: string, frontMatter: FrontMatter): MarkdownProblem {
  const lineBreak = breakOf(text);
  const { end } = frontMatter.content;
  const isLine = end === 0 || /[\r\n]/.test(text.charAt(end - 1));
  const edits = [insertion(end, `${isLine ? '' : lineBreak}---${lineBreak}`)];
  const fixes: Fix[] = [{ title: 'close-front-matter', edits, safety: 'unsafe' }];
  return { code: 'front-matter', messageId: 'unclosed', range: fenceOf(frontMatter), fixes };
}

function fenceOf({ start }: FrontMatter): Range {
  return { start, end: start + 3 };
}

function* yamlProblems({ yaml }: FrontMatter): Iterable<MarkdownProblem> {
  const inBlocks = yaml.documents.flatMap((document) =>
    document.blocks.flatMap(({ start, fragment }) =>
      fragment.problems.map((problem) => ({ problem, by: start })),
    ),
  );
  const ofFile = yaml.problems.map((problem) => ({ problem, by: 0 }));
  for (const { problem, by } of [...ofFile, ...inBlocks]) {
    if (!isBreak(problem) && problem.incomplete !== true) continue;
    const { id: messageId, params = {}, changes } = problem;
    const move = ({ start, end }: Range): Range => ({ start: start + by, end: end + by });
    const edits = changes?.map(({ range, newText }) => ({ range: move(range), newText }));
    const fixes: Fix[] =
      edits === undefined ? [] : [{ title: 'repair-yaml', edits, safety: 'unsafe' }];
    yield {
      code: 'yaml',
      messageId,
      params,
      range: move(problem),
      fixes,
      ...(problem.incomplete === true && { incomplete: true }),
    };
  }
}

/** Named after the title until the author says better. */
function insertProduct({ file, title }: BoundMarkdown): readonly Fix[] {
  const { text, frontMatter } = file;
  const lineBreak = breakOf(text);
  const words = (title?.heading.title.text ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const pair = `product: ${words.length === 0 ? 'my_product' : words.join('_')}${lineBreak}`;
  const edit =
    frontMatter === undefined
      ? insertion(
          text.startsWith('\ufeff') ? 1 : 0,
          `---${lineBreak}${pair}---${lineBreak.repeat(2)}`,
        )
      : insertion(frontMatter.content.start, pair);
  return [{ title: 'insert-product', edits: [edit], safety: 'unsafe' }];
}
