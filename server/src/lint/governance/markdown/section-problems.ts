import { mostSimilar } from '../../../base/similar.ts';
import type { Range } from '../../../base/range.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import { insertion } from '../../../base/text-edit.ts';
import type {
  BoundMarkdown,
  BoundSection,
} from '../../../model/governance/markdown/bound-markdown.ts';
import { named, spellingsOf, type SectionSpec } from '../../../spec/governance/markdown-kind.ts';
import { breakOf, trimmed } from '../../../syntax/yaml/edit/text-lines.ts';
import { findPair } from '../../../syntax/yaml/tree.ts';
import { shorten } from '../../narrow.ts';
import type { Fix } from '../../rule.ts';
import { replacement, type MarkdownProblem } from './problem.ts';
import { fileSkeleton, sectionSkeleton } from './skeleton.ts';

/** Sections that are missing, misspelt, there twice, or empty. */
export function* sectionProblems(bound: BoundMarkdown): Iterable<MarkdownProblem> {
  const { file, kind, language } = bound;
  const { title } = kind;
  if (/^\s*$/.test(file.text)) {
    const edits = [
      { range: { start: 0, end: file.text.length }, newText: fileSkeleton(kind, language) },
    ];
    const fixes: Fix[] = [{ title: 'insert-all', edits, safety: 'unsafe' }];
    yield { code: 'sections', messageId: 'blank', params: { title }, range: at(0), fixes };
    return;
  }
  const missing = kind.sections.filter((spec) => !isSaid(bound, spec));
  const meant = new Set<SectionSpec>();
  for (const section of bound.sections) {
    if (section.spec !== undefined) continue;
    const spec = similarSection(section, missing);
    if (spec === undefined || meant.has(spec)) continue;
    meant.add(spec);
    const value = spec.heading[language];
    const params = { written: shorten(section.name.text), title, section: value };
    const fixes = replacement(file.text, section.name, value);
    yield { code: 'sections', messageId: 'similar', params, range: section.name, fixes };
  }
  for (const spec of missing) {
    if (!spec.required || meant.has(spec)) continue;
    const params = { title, section: spec.heading[language], advice: spec.doc };
    const fixes = insertSection(bound, spec);
    yield { code: 'sections', messageId: 'missing', params, range: headOf(bound), fixes };
  }
  yield* repeatedSections(bound);
  yield* emptySections(bound);
}

const at = (start: number): Range => ({ start, end: start });

/** Whether a section is there, or the front matter says what it would. */
function isSaid({ sections, frontMatter }: BoundMarkdown, spec: SectionSpec): boolean {
  if (sections.some((section) => section.spec === spec)) return true;
  const { frontMatterKey: key } = spec;
  const value = key === undefined ? undefined : frontMatter && findPair(frontMatter, key)?.value;
  return value !== undefined && !(value.kind === 'scalar' && value.value === null);
}

/** Headings of many words are titles of the author's own. */
const MAX_WORDS = 5;

function similarSection(
  { name }: BoundSection,
  missing: readonly SectionSpec[],
): SectionSpec | undefined {
  if (name.text.split(' ', MAX_WORDS + 1).length > MAX_WORDS) return undefined;
  const spelling = mostSimilar(name.text, missing.flatMap(spellingsOf));
  return spelling === undefined ? undefined : named(spelling, missing);
}

/** Where to say that something is missing in the file: its title, else its first line. */
export function headOf({ file, title }: BoundMarkdown): Range {
  const heading = (title ?? file.sections[0])?.heading.title;
  if (heading !== undefined && heading.text !== '') {
    return { start: heading.start, end: heading.end };
  }
  const start = /\S/.exec(file.text)?.index ?? 0;
  const line = /^[^\r\n]*/.exec(file.text.slice(start))?.[0].trimEnd() ?? '';
  return { start, end: start + line.length };
}

/** Behind the section that comes before it by the tables, else before the one that comes behind it. */
function insertSection(bound: BoundMarkdown, spec: SectionSpec): readonly Fix[] {
  const { file, kind, sections, language } = bound;
  // A heading in a list would take what stands behind it.
  const order = ({ spec: other, inList }: BoundSection): number =>
    other === undefined || inList === true ? -1 : kind.sections.indexOf(other);
  const own = kind.sections.indexOf(spec);
  const before = sections.filter((one) => order(one) >= 0 && order(one) < own).at(-1);
  const behind = sections.find((one) => order(one) > own);
  const level = (before ?? behind)?.section.heading.level ?? 2;
  const lineBreak = breakOf(file.text);
  const skeleton = sectionSkeleton(spec, language, level, lineBreak);
  const gap = lineBreak.repeat(2);
  // Behind an open fence everything is code.
  const last = file.sections.at(-1)?.blocks.at(-1) ?? file.intro.at(-1);
  const open = last?.kind === 'code' && !last.closed;
  const end = trimmed(file.text, { start: 0, end: file.text.length }).end;
  const place = before?.section.end ?? behind?.section.start ?? end;
  if (open && place >= last.start) return [];
  const isBefore = before === undefined && behind !== undefined;
  const edits: TextEdit[] = [
    insertion(place, isBefore ? `${skeleton}${gap}` : `${gap}${skeleton}`),
  ];
  const params = { section: spec.heading[language] };
  return [{ title: 'insert-section', params, edits, safety: 'unsafe' }];
}

function* repeatedSections({ sections, kind }: BoundMarkdown): Iterable<MarkdownProblem> {
  const first = new Map<SectionSpec, BoundSection>();
  for (const section of sections) {
    const { spec, name } = section;
    if (spec === undefined || spec === kind.named) continue;
    const other = first.get(spec);
    if (other === undefined) {
      first.set(spec, section);
      continue;
    }
    const params = { section: name.text };
    const related = [
      { range: other.name, messageId: 'first', params: { section: other.name.text } },
    ];
    yield { code: 'sections', messageId: 'repeated', params, range: name, related, fixes: [] };
  }
}

function* emptySections({
  file,
  kind,
  sections,
  language,
}: BoundMarkdown): Iterable<MarkdownProblem> {
  for (const { spec, name, blocks, section, inList } of sections) {
    if (spec === undefined || spec === kind.named || blocks.length > 0) continue;
    const lineBreak = breakOf(file.text);
    const example = spec.example[language].replaceAll('\n', lineBreak);
    const edits = [insertion(section.heading.end, `${lineBreak.repeat(2)}${example}`)];
    const fixes: Fix[] =
      inList === true ? [] : [{ title: 'insert-example', edits, safety: 'unsafe' }];
    const params = { section: name.text, advice: spec.doc };
    yield { code: 'sections', messageId: 'empty', params, range: name, fixes };
  }
}
