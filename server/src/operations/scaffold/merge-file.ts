import type { GeneratedFile } from '../../generate/generated-file.ts';
import { mergeLines } from '../../syntax/merge/merge-lines.ts';
import { mergeYaml } from '../../syntax/merge/merge-yaml.ts';
import type { MergeConflict } from '../../syntax/merge/merged.ts';
import { breakOf } from '../../syntax/yaml/edit/text-lines.ts';

/** What there is of a file. */
export interface FileVersions {
  /** As it was made last; undefined where it never was. */
  readonly base: string | undefined;
  /** As it is; undefined where it is not. */
  readonly current: string | undefined;
  readonly partial: boolean;
}

export interface MergedFile {
  /** Undefined: there is none, and none is to be made. */
  readonly text: string | undefined;
  /** What is to be kept as the base of the next time; undefined: none. */
  readonly base: string | undefined;
  readonly conflicts: readonly MergeConflict[];
  /** Why nothing is done, where something could have been expected: a sentence. */
  readonly kept?: string;
}

/** Brings one file up to date. Line breaks stay those that the file has: a checkout of git may have changed them. */
export function mergeFile(file: GeneratedFile, versions: FileVersions): MergedFile {
  const { base, current } = versions;
  const eol = breakOf(current ?? base ?? '');
  const merged = mergeVersions(
    { ...file, text: withBreaks(file.text, eol) },
    { ...versions, base: base === undefined ? undefined : withBreaks(base, eol) },
  );
  if (merged.base === undefined) return merged;
  return { ...merged, base: withBreaks(merged.base, breakOf(base ?? '')) };
}

function withBreaks(text: string, eol: string): string {
  return eol === '\n' && !text.includes('\r') ? text : text.replaceAll(/\r?\n/g, eol);
}

function mergeVersions(file: GeneratedFile, versions: FileVersions): MergedFile {
  const { text: next, merge } = file;
  const { base, current } = versions;
  if (merge === 'once') return { text: current ?? next, base: undefined, conflicts: [] };
  if (current === undefined) return fresh(file, versions);
  switch (merge) {
    case 'yaml': {
      const { partial } = versions;
      const merged = mergeYaml(base, current, next, { partial });
      // What could not be merged is still to come, when somebody has mended the text.
      if (merged.conflicts.some(({ what }) => what === 'broken')) return { ...merged, base };
      const isSame = base === current && merged.conflicts.length === 0;
      return { ...merged, base: isSame ? merged.text : nextBase(base, next, partial) };
    }
    case 'lines':
      // Who wrote it before us goes on to own it.
      if (base === undefined && current !== next) return left(current);
      return { ...mergeLines(base, current, next), base: next };
    case 'whole':
      if (base === undefined && current !== next) return left(current);
      return { text: next, base: next, conflicts: [] };
  }
}

/** What is left out this time was made before, and is the base of that part still. */
function nextBase(base: string | undefined, next: string, partial: boolean): string {
  if (base === undefined) return next;
  const { text, conflicts } = mergeYaml(base, base, next, { partial });
  // Somebody broke it, such as a merge of git.
  return conflicts.length > 0 ? next : text;
}

function fresh({ text, merge }: GeneratedFile, { base, partial }: FileVersions): MergedFile {
  if (base === undefined) return { text, base: text, conflicts: [] };
  if (merge === 'whole') return { text, base: text, conflicts: [] };
  return gone(merge === 'yaml' ? nextBase(base, text, partial) : text);
}

/** People deleted it, and it stays so. */
function gone(base: string): MergedFile {
  const kept =
    'Somebody deleted it, so it is not made again. To have it again, delete what is kept of it in .dataengos/base, too.';
  return { text: undefined, base, conflicts: [], kept };
}

function left(text: string): MergedFile {
  const kept = 'It was there before, so it stays as it is.';
  return { text, base: undefined, conflicts: [], kept };
}
