import type { Range } from '../base/range.ts';
import { formatMessage, type Translate } from '../lint/format-message.ts';
import type { FieldSpec, StringValue, ValueChoice, ValueSpec } from '../spec/metamodel.ts';
import { resolveAlias } from '../syntax/yaml/tree.ts';
import {
  deprecationNote,
  fieldDetail,
  fieldLinks,
  fieldMarkdown,
  type DescribeContext,
} from './describe-field.ts';
import type { IdeDocument } from './ide-document.ts';
import type { ReferencePages } from './reference-page.ts';
import { shapeOf, typedPathAt, type TypedPath } from './typed-path.ts';

export interface Hover {
  /** Markdown without HTML; nothing of the file is in it. Safe to show untrusted. */
  readonly markdown: string;
  /** The key or value that is explained. */
  readonly range: Range;
}

/** What the tables say of the key or value at the offset. */
export function hoverAt(
  ide: IdeDocument,
  offset: number,
  translate: Translate,
  pages: ReferencePages | undefined,
): Hover | undefined {
  const path = typedPathAt(ide, offset);
  if (path === undefined) return undefined;
  if (path.place === 'key') return keyHover(path, translate, pages);
  return path.place === 'value' ? valueHover(path, translate, pages) : undefined;
}

function keyHover(
  path: TypedPath,
  translate: Translate,
  pages: ReferencePages | undefined,
): Hover | undefined {
  const { pair, field } = path;
  const step = path.steps.at(-1);
  const type = step?.map?.type;
  if (pair === undefined || field === undefined || step === undefined || type === undefined)
    return undefined;
  const name = String(pair.key.value);
  const context: DescribeContext = {
    spec: path.part.contract.spec,
    version: step.version,
    translate,
    pages,
  };
  const parts = [
    `**\`${name}\`** · ${fieldDetail(field, context)}`,
    fieldMarkdown(name, field, context),
  ];
  const span = spanNote(field, translate);
  if (span !== undefined) parts.splice(1, 0, span);
  const links = fieldLinks(type, field, context);
  if (links !== '') parts.push(links);
  return { markdown: parts.join('\n\n'), range: { start: pair.key.start, end: pair.key.end } };
}

/** Says so when the standard removed the field; the version that brought it is in the first line. */
function spanNote(field: FieldSpec, translate: Translate): string | undefined {
  if (field.until === undefined) return undefined;
  return formatMessage('Not in version {version} and later.', { version: field.until }, translate);
}

/** What a value that the tables know means. Other values are the author's own: there is nothing to say. */
function valueHover(
  path: TypedPath,
  translate: Translate,
  pages: ReferencePages | undefined,
): Hover | undefined {
  const step = path.steps.at(-1);
  const scalar = resolveAlias(step?.node);
  if (step === undefined || scalar?.kind !== 'scalar' || typeof scalar.value !== 'string')
    return undefined;
  const choice = choiceOf(shapeOf(step.node, step.expected, step.version), scalar.value);
  if (choice === undefined || step.slot === undefined) return undefined;
  const parts = [`**\`${choice.value}\`** · \`${step.slot.name}\``, translate(choice.doc)];
  if (choice.since !== undefined)
    parts.push(formatMessage('Since {version}', { version: choice.since }, translate));
  if (choice.deprecated !== undefined) {
    parts.push(deprecationNote(choice.deprecated, translate));
  }
  const type = path.steps.findLast(({ map }) => map !== undefined)?.map?.type;
  const { spec } = path.part.contract;
  const context: DescribeContext = { spec, version: step.version, translate, pages };
  const links = type === undefined ? '' : fieldLinks(type, step.slot.field, context);
  if (links !== '') parts.push(links);
  return { markdown: parts.join('\n\n'), range: { start: step.node.start, end: step.node.end } };
}

function choiceOf(expected: ValueSpec | undefined, value: string): ValueChoice | undefined {
  if (expected?.kind !== 'string') return undefined;
  const known: StringValue = expected;
  return [...(known.values ?? []), ...(known.suggestions ?? [])].find(
    (choice) => choice.value === value,
  );
}
