import type { Range } from '../../base/range.ts';
import type { Place } from '../../model/place.ts';
import type { InstructionFile } from '../../model/standards/instruction-file.ts';
import { namedIn } from '../../model/standards/named-by.ts';
import { isShipped } from './describe-instructions.ts';
import {
  namedHere,
  nameRange,
  placeholderAt,
  type InstructionsDocument,
} from './instructions-document.ts';

/** The files that the placeholder at an offset names; those that come with us lie nowhere. */
export function instructionsDefinition(
  document: InstructionsDocument,
  offset: number,
): { readonly origin: Range; readonly uris: readonly string[] } | undefined {
  const found = placeholderAt(document, offset);
  if (found === undefined) return undefined;
  const uris = inWorkspace(namedHere(document, found)).map(({ uri }) => uri);
  return uris.length === 0 ? undefined : { origin: nameRange(found), uris };
}

/** Placeholders that name one file of the workspace. */
export function instructionsLinks(
  document: InstructionsDocument,
): readonly { readonly range: Range; readonly uri: string }[] {
  return document.file.placeholders.flatMap((one) => {
    const files = namedHere(document, one);
    const [only] = inWorkspace(files);
    return only === undefined || files.length > 1 ? [] : [{ range: nameRange(one), uri: only.uri }];
  });
}

/** Where texts name the one that the placeholder at the offset names; elsewhere in a text, where they name this text. */
export function instructionsReferences(
  document: InstructionsDocument,
  offset: number,
): readonly { readonly uri: string; readonly place: Place }[] {
  const found = placeholderAt(document, offset);
  const named = found === undefined ? [document.file] : namedHere(document, found);
  const wanted = new Set(named.map(({ uri }) => uri));
  const { set, profile } = document.around;
  return set.files.flatMap((file) =>
    file.placeholders
      .filter(({ placeholder }) =>
        namedIn(placeholder, file, set, profile).some(({ uri }) => wanted.has(uri)),
      )
      .map(({ place }) => ({ uri: file.uri, place })),
  );
}

function inWorkspace(files: readonly InstructionFile[]): readonly InstructionFile[] {
  return files.filter((file) => !isShipped(file));
}
