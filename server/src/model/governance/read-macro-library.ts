import { sliceInline } from '../../syntax/markdown/inline-text.ts';
import { flat } from '../place.ts';
import type { LibraryMacro, MacroLibrary } from './macro-library.ts';
import type { BoundMarkdown, BoundSection } from './markdown/bound-markdown.ts';
import { readSignature } from './markdown/macro-signature.ts';
import { Stater } from './markdown/stater.ts';

/** The macros whose signatures can be read; of two with one name the first counts. */
export function readMacroLibrary(uri: string, bound: BoundMarkdown): MacroLibrary {
  const stater = new Stater(uri, bound.file.text);
  const macros = new Map<string, LibraryMacro>();
  for (const section of bound.sections) {
    if (section.spec !== bound.kind.named) continue;
    const signature = readSignature(section.section.heading.title);
    if (signature === undefined || macros.has(signature.name.text)) continue;
    const name = flat(signature.name.text);
    const returns = valueOf(section, 'returns');
    // The policy is its first word: `hash`, whatever is said of it behind.
    const policy = valueOf(section, 'policy');
    const word = policy === undefined ? undefined : /^[\w-]+/.exec(policy.text)?.[0];
    macros.set(name, {
      name,
      at: stater.origin(signature),
      parameters: signature.parameters.map(({ text }) => flat(text)),
      description: flat(descriptionOf(section)),
      policy:
        policy === undefined || word === undefined
          ? undefined
          : stater.text(sliceInline(policy, 0, word.length)),
      returns: returns && flat(returns.text),
    });
  }
  return macros;
}

function descriptionOf({ blocks }: BoundSection): string {
  return blocks.find((block) => block.kind === 'paragraph')?.content.text ?? '';
}

function valueOf({ entries }: BoundSection, id: string) {
  return entries.find(({ spec }) => spec?.id === id)?.values[0];
}
