import type { Translate } from '../../lint/format-message.ts';
import type { InstructionFile } from '../../model/standards/instruction-file.ts';
import { instructionPhases } from '../../model/standards/instruction-phases.ts';
import { knownFlags, profileOf } from '../../model/standards/named-by.ts';
import type { CompletionItem } from '../completion/item.ts';
import { markdownItem } from '../markdown/markdown-item.ts';
import { describeInstructions, sizeText } from './describe-instructions.ts';
import type { InstructionsDocument } from './instructions-document.ts';

/** Most that are offered. */
const MOST = 500;
/** What placeholders are made of. */
const NAME = /^[\w.*/@-]*/;

/** Names behind two braces or behind `@agent-os/`, and phases in front matter. */
export function instructionsCompletionAt(
  document: InstructionsDocument,
  offset: number,
  translate: Translate,
): readonly CompletionItem[] {
  const { file } = document;
  const start = file.text.lastIndexOf('\n', offset - 1) + 1;
  const before = file.text.slice(start, offset);
  if (offset <= file.body && before.startsWith('phases:')) return phaseItems(before, offset);
  const braces = /\{\{[ \t]*([\w.*/@-]*)$/.exec(before);
  const mention = /(?<![\w@/.])@\.?agent-os\/([\w./-]*)$/.exec(before);
  const typed = braces?.[1] ?? mention?.[1];
  if (typed === undefined) return [];
  const rest = NAME.exec(file.text.slice(offset))?.[0].length ?? 0;
  const range = { start: offset - typed.length, end: offset + rest };
  const isClosed = /^[ \t]*\}\}/.test(file.text.slice(range.end));
  const isInclude = braces !== null;
  const ending = isInclude && !isClosed ? '}}' : '';
  const all = offered(document);
  const files = all.map((one, index) =>
    markdownItem({
      label: one.at.name,
      kind: 'reference',
      index,
      detail: sizeText(one, translate),
      documentation: describeInstructions(one, document.around.set, translate),
      range,
      newText: isInclude ? one.at.name + ending : `${one.at.name}.md`,
    }),
  );
  if (!isInclude) return files;
  const patterns = foldersOf(all).map((folder, index) =>
    markdownItem({
      label: `${folder}/*`,
      kind: 'value',
      index: all.length + index,
      documentation: '',
      range,
      newText: `${folder}/*${ending}`,
    }),
  );
  const flags = knownFlags.map((flag, index) =>
    markdownItem({
      label: `IF ${flag}`,
      kind: 'keyword',
      index: all.length + patterns.length + index,
      documentation: '',
      range,
      newText: `IF ${flag}${ending}`,
    }),
  );
  return [...files, ...patterns, ...flags];
}

/** What the profile of the file sees, the file itself left out. */
function offered({ file, around }: InstructionsDocument): readonly InstructionFile[] {
  const { set, profile } = around;
  return [...set.visible(profileOf(file, profile)).values()]
    .filter(({ uri, at }) => uri !== file.uri && at.kind !== 'product')
    .sort((a, b) => (a.at.name < b.at.name ? -1 : 1))
    .slice(0, MOST);
}

function foldersOf(files: readonly InstructionFile[]): readonly string[] {
  const folders = files.flatMap(({ at }) => {
    const parts = at.name.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  return [...new Set(folders)].sort();
}

function phaseItems(before: string, offset: number): readonly CompletionItem[] {
  const typed = /[\w-]*$/.exec(before)?.[0] ?? '';
  if (typed.length === before.length) return [];
  return instructionPhases.map((label, index) =>
    markdownItem({
      ...{ label, kind: 'value', index, documentation: '', newText: label },
      range: { start: offset - typed.length, end: offset },
    }),
  );
}
