import type { Translate } from '../../lint/format-message.ts';
import type {
  ColumnSpec,
  FrontMatterKey,
  KeySpec,
  Language,
  SectionSpec,
  WordChoice,
} from '../../spec/governance/markdown-kind.ts';

/** What the tables say of a section: heading, whether it is required, words, and an example. */
export function describeSection(
  spec: SectionSpec,
  language: Language,
  translate: Translate,
): string {
  const parts = [
    `**${spec.heading[language]}**${requiredNote(spec, translate)}`,
    translate(spec.doc),
  ];
  parts.push(`${translate('Example')}:\n\n${fenced('markdown', spec.example[language])}`);
  return parts.join('\n\n');
}

export function describeKey(spec: KeySpec, language: Language, translate: Translate): string {
  const name = spec.name[language];
  const examples = spec.examples.map((example) => `- ${name}: ${example}`).join('\n');
  return [
    `**${name}**${requiredNote(spec, translate)}`,
    translate(spec.doc),
    ...(examples === '' ? [] : [`${translate('Example')}:\n\n${fenced('markdown', examples)}`]),
  ].join('\n\n');
}

export function describeColumn(spec: ColumnSpec, language: Language, translate: Translate): string {
  return `**${spec.name[language]}**${requiredNote(spec, translate)}\n\n${translate(spec.doc)}`;
}

export function describeWord(choice: WordChoice, language: Language, translate: Translate): string {
  return `**${choice.name[language]}**\n\n${translate(choice.doc)}`;
}

export function describeFrontMatterKey(spec: FrontMatterKey, translate: Translate): string {
  return [
    `**\`${spec.name}\`**${requiredNote(spec, translate)}`,
    translate(spec.doc),
    `${translate('Example')}:\n\n${fenced('yaml', `${spec.name}: ${spec.example}`)}`,
  ].join('\n\n');
}

function requiredNote(spec: { readonly required: boolean }, translate: Translate): string {
  return spec.required ? ` · ${translate('required')}` : '';
}

/** The example may hold fences of its own. */
function fenced(language: string, text: string): string {
  const fence = text.includes('```') ? '````' : '```';
  return `${fence}${language}\n${text}\n${fence}`;
}
