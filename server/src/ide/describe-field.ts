import { formatMessage, type Translate } from '../lint/format-message.ts';
import type {
  Deprecation,
  FieldSpec,
  TypeSpec,
  ValueChoice,
  ValueSpec,
} from '../spec/metamodel.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import { isWithin, type SpecVersion } from '../spec/version.ts';
import { skeletonOf } from '../lint/skeleton.ts';
import { exampleYaml } from './example-yaml.ts';
import { referencePage, type ReferencePages } from './reference-page.ts';
import { isDeprecated, usableOptions } from './snippets/skeletons.ts';
import { valueLabel } from './value-label.ts';

/** More values than this are cut: the list is there to be glanced at. */
const MAX_LISTED = 12;

/** What a description needs besides the field. */
export interface DescribeContext {
  readonly spec: SpecIndex;
  readonly version: SpecVersion;
  readonly translate: Translate;
  /** For links; without it there are none to the field reference. */
  readonly pages?: ReferencePages | undefined;
}

/** Type, whether it is required, and since when: `string · required · since 3.1.0`. */
export function fieldDetail(field: FieldSpec, context: DescribeContext): string {
  const { spec, version, translate } = context;
  const parts = [valueLabel(spec, spec.value(field, version), version, translate)];
  if (spec.isRequired(field, version)) parts.push(translate('required'));
  if (field.since !== undefined)
    parts.push(formatMessage('since {version}', { version: field.since }, translate));
  if (field.deprecated !== undefined && isDeprecated(field, version)) {
    parts.push(
      formatMessage('deprecated since {version}', { version: field.deprecated.since }, translate),
    );
  }
  return parts.join(' · ');
}

/** Markdown: our words, what replaces it, values, default and an example. From the tables only. */
export function fieldMarkdown(name: string, field: FieldSpec, context: DescribeContext): string {
  const { spec, version, translate } = context;
  const paragraphs = [translate(field.doc)];
  if (field.deprecated !== undefined && isDeprecated(field, version)) {
    paragraphs.push(deprecationNote(field.deprecated, translate));
  }
  const value = spec.value(field, version);
  const facts = [...valueFacts(value, version, translate)];
  if (field.default !== undefined)
    facts.push(`${translate('Default')}: \`${String(field.default)}\``);
  if (facts.length > 0) paragraphs.push(facts.join('  \n'));
  const example = exampleOf(name, field, context);
  if (example !== '') paragraphs.push(`${translate('Example')}:\n\n\`\`\`yaml\n${example}\n\`\`\``);
  return paragraphs.join('\n\n');
}

/** Markdown: since when something is deprecated, and what to write instead. */
export function deprecationNote({ since, instead }: Deprecation, translate: Translate): string {
  const params = { version: since, instead };
  return formatMessage('**Deprecated** since {version}: {instead}.', params, translate);
}

/** Links to the field reference and to further pages, as one line of Markdown. */
export function fieldLinks(
  type: TypeSpec,
  field: FieldSpec,
  { spec, translate, pages }: DescribeContext,
): string {
  const links: string[] = [];
  // The reference has pages for the fields of contracts only.
  if (pages !== undefined && spec.metamodel.id === 'odcs') {
    links.push(`[${translate('Field reference')}](${pages.base}/${referencePage(type)})`);
  }
  if (field.link !== undefined) links.push(`[${translate('More')}](${field.link})`);
  return links.join(' · ');
}

/** A field as an author would write it, from the tables; empty where only the author can know. */
function exampleOf(name: string, field: FieldSpec, { spec, version }: DescribeContext): string {
  const value = spec.value(field, version);
  const example = field.examples?.[0] ?? firstValue(value, version);
  if (example !== undefined) return exampleYaml({ [name]: example });
  const { block } = skeletonOf(field, version, spec);
  return block.startsWith('\n') ? `${name}:${block}` : '';
}

function firstValue(value: ValueSpec, version: SpecVersion): string | boolean | undefined {
  const [option = value] = value.kind === 'one-of' ? usableOptions(value, version) : [];
  if (option.kind === 'boolean') return true;
  if (option.kind !== 'string') return undefined;
  const choices = [...(option.values ?? []), ...(option.suggestions ?? [])];
  return choices.find((choice) => isWithin(choice, version))?.value;
}

function valueFacts(
  value: ValueSpec,
  version: SpecVersion,
  translate: Translate,
): readonly string[] {
  if (value.kind === 'one-of')
    return usableOptions(value, version).flatMap((option) =>
      valueFacts(option, version, translate),
    );
  if (value.kind === 'list') return valueFacts(value.of, version, translate);
  if (value.kind === 'number' || value.kind === 'integer') return numberFacts(value, translate);
  if (value.kind !== 'string') return [];
  const facts: string[] = [];
  if (value.values !== undefined)
    facts.push(`${translate('Allowed')}: ${listed(value.values, version)}`);
  if (value.suggestions !== undefined)
    facts.push(`${translate('Suggested')}: ${listed(value.suggestions, version)}`);
  if (value.pattern !== undefined)
    facts.push(`${translate('Pattern')}: ${translate(value.pattern.meaning)}`);
  return facts;
}

function numberFacts(
  value: Extract<ValueSpec, { kind: 'number' | 'integer' }>,
  translate: Translate,
): readonly string[] {
  const facts: string[] = [];
  if (value.minimum !== undefined) facts.push(`${translate('Minimum')}: ${value.minimum}`);
  if (value.exclusiveMinimum !== undefined)
    facts.push(`${translate('Greater than')}: ${value.exclusiveMinimum}`);
  if (value.maximum !== undefined) facts.push(`${translate('Maximum')}: ${value.maximum}`);
  return facts;
}

function listed(choices: readonly ValueChoice[], version: SpecVersion): string {
  const held = choices.filter((choice) => isWithin(choice, version));
  const shown = held.slice(0, MAX_LISTED).map((choice) => `\`${choice.value}\``);
  return held.length > shown.length ? `${shown.join(' · ')} · …` : shown.join(' · ');
}
