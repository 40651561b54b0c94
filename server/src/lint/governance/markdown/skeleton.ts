import type {
  Language,
  MarkdownKind,
  SectionSpec,
} from '../../../spec/governance/markdown-kind.ts';

/** A new section: heading and what stands below it, without a line break at its end. */
export function sectionSkeleton(
  spec: SectionSpec,
  language: Language,
  level = 2,
  lineBreak = '\n',
): string {
  const heading = `${'#'.repeat(level)} ${spec.heading[language]}`;
  return `${heading}\n\n${spec.example[language]}`.replaceAll('\n', lineBreak);
}

/** A new file: front matter, title and every section that is required or named after the kind. */
export function fileSkeleton(kind: MarkdownKind, language: Language, lineBreak = '\n'): string {
  const keys = kind.frontMatter.map(({ name, example }) => `${name}: ${example}`);
  const front = keys.length === 0 ? [] : [`---\n${keys.join('\n')}\n---`];
  const sections = [...kind.sections.filter(({ required }) => required), kind.named]
    .filter((spec) => spec !== undefined)
    .map((spec) => sectionSkeleton(spec, language));
  const parts = [...front, `# ${kind.exampleTitle[language]}`, ...sections];
  return `${parts.join('\n\n')}\n`.replaceAll('\n', lineBreak);
}
