import { bindMarkdown } from '../model/governance/markdown/bind-markdown.ts';
import type { BoundMarkdown } from '../model/governance/markdown/bound-markdown.ts';
import { readCanvas } from '../model/governance/read-canvas.ts';
import { readMacroLibrary } from '../model/governance/read-macro-library.ts';
import { readTiering } from '../model/governance/read-tiering.ts';
import type { GovernedKind } from '../model/governed-file.ts';
import { markdownKindOf } from '../spec/governance/markdown-kinds.ts';
import { readMarkdown } from '../syntax/markdown/read-markdown.ts';
import { governedKind } from './governed-paths.ts';
import type { ReadGoverned } from './governed-store.ts';

/** A Markdown file with what the tables say of it; undefined for those that they do not know. */
export function boundMarkdown(place: string, text: string): BoundMarkdown | undefined {
  const spec = governedKind(place) === undefined ? undefined : markdownKindOf(place);
  return spec && bindMarkdown(readMarkdown(text), spec);
}

/** Reads a policy that is prose: it holds for others, and is itself looked at. `place`: with all folders around it. */
export function readMarkdownPolicy(
  kind: GovernedKind,
  uri: string,
  place: string,
  text: string,
): ReadGoverned {
  const bound = boundMarkdown(place, text);
  if (bound === undefined) return {};
  switch (kind) {
    case 'tiering': {
      const tiering = readTiering(uri, bound);
      return { policy: { uri, kind, policy: tiering }, governed: { kind, tiering } };
    }
    case 'macro-library': {
      const macros = readMacroLibrary(uri, bound);
      return { policy: { uri, kind, policy: macros }, governed: { kind, macros } };
    }
    case 'canvas': {
      const canvas = readCanvas(uri, bound);
      return { policy: { uri, kind, policy: canvas }, governed: { kind, canvas } };
    }
    default:
      return {};
  }
}
