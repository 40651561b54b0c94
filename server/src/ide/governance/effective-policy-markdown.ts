import { formatMessage, type Translate } from '../../lint/format-message.ts';
import type { Origin } from '../../model/governance/origin.ts';
import type { PolicyKind } from '../../model/governance/policy-file.ts';
import type { EffectivePolicy, PolicySource } from './effective-policy.ts';
import { codeCell, codeSpan, markdownLink, markdownTable } from '../../base/markdown-table.ts';
import type { PolicyRow, SectionId } from './policy-rows.ts';

export interface PolicyMarkdownOptions {
  readonly translate: Translate;
  /** A file or folder as people see it: its path in the workspace. */
  readonly show: (uri: string) => string;
  /** The address of a file for links. */
  readonly address: (uri: string) => string;
}

/** The effective policy of a file as a page of Markdown. `file`: its URI. */
export function effectivePolicyMarkdown(
  file: string,
  { files, sections }: EffectivePolicy,
  options: PolicyMarkdownOptions,
): string {
  const { translate, show } = options;
  const title = formatMessage('Policies for {file}', { file: codeSpan(show(file)) }, translate);
  const parts = [`# ${title}`];
  if (files.length === 0) {
    parts.push(translate(nothing));
    return `${parts.join('\n\n')}\n`;
  }
  const cite = citations(files, options);
  parts.push(
    translate(order),
    markdownTable(
      [translate('File'), translate('Kind'), translate('Holds because of')],
      files.map((source) => [
        markdownLink(show(source.uri), options.address(source.uri)),
        translate(kindTitles[source.kind]),
        reason(source, options),
      ]),
    ),
  );
  for (const { id, rows } of sections)
    parts.push(
      `## ${translate(sectionTitles[id])}`,
      markdownTable(
        [translate('Name'), translate('Field'), translate('Value'), translate('From')],
        rows.map((row, index) => cells(row, rows[index - 1], cite)),
      ),
    );
  return `${parts.join('\n\n')}\n`;
}

const nothing =
  'No policy holds for this file. Policies lie in a folder `governance` or `product-canvas`, beside the contracts or in a folder around them: `specs/governance/naming.json`.';
const order = 'What a later file says goes before what an earlier one says.';

function cells(
  { name, field, value, at }: PolicyRow,
  before: PolicyRow | undefined,
  cite: (at: Origin) => string,
): readonly string[] {
  return [before?.name === name ? '' : codeCell(name), codeCell(field), codeCell(value), cite(at)];
}

/** `naming.json:14` as a link; with its folders where several files have that name. */
function citations(
  files: readonly PolicySource[],
  { show, address }: PolicyMarkdownOptions,
): (at: Origin) => string {
  const nameOf = (uri: string): string => show(uri).replace(/^.*\//, '');
  const names = files.map(({ uri }) => nameOf(uri));
  return ({ uri, place }) => {
    const name = nameOf(uri);
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    const line = String(place.line + 1);
    return markdownLink(`${isAlone ? name : show(uri)}:${line}`, `${address(uri)}#L${line}`);
  };
}

function reason({ why, of }: PolicySource, { translate, show }: PolicyMarkdownOptions): string {
  const name = why === 'folder' ? show(of) : of;
  return formatMessage(reasons[why], { name: codeCell(name) }, translate);
}

const reasons: Readonly<Record<PolicySource['why'], string>> = {
  folder: 'the folder {name}',
  domain: 'the domain {name}',
  profile: 'the profile {name}',
  base: 'another policy that extends it',
};

/** What people call the policies of a kind. */
const kindTitles: Readonly<Record<PolicyKind, string>> = {
  naming: 'Naming',
  classification: 'Classification',
  tagging: 'Tagging',
  'service-levels': 'Service levels',
  tiering: 'Tiering',
  'macro-library': 'Macros',
  canvas: 'Canvas',
};

const sectionTitles: Readonly<Record<SectionId, string>> = {
  layers: 'Layers',
  'column-rules': 'Columns by type',
  casing: 'Casing',
  lengths: 'Length of names',
  'reserved-words': 'Reserved words',
  abbreviations: 'Abbreviations',
  'naming-exceptions': 'Exceptions from naming',
  levels: 'Levels of classification, from open to closed',
  classes: 'Classes',
  'class-rules': 'Which class a property has, the first match decides',
  treatments: 'Treatments',
  'classification-exceptions': 'Exceptions from classification',
  tags: 'Tags',
  tiers: 'Tiers',
  macros: 'Macros',
  promises: 'Service levels',
  canvases: 'Canvases',
};
