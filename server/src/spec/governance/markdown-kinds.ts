import { canvasKind, visionKind } from './canvas-sections.ts';
import { macroKind } from './macro-sections.ts';
import type { MarkdownKind } from './markdown-kind.ts';
import { tieringKind } from './tiering-sections.ts';

export const markdownKinds: readonly MarkdownKind[] = [
  canvasKind,
  visionKind,
  tieringKind,
  macroKind,
];

/** Of which kind the file at a path is, its parts divided by slashes; undefined for other Markdown. */
export function markdownKindOf(path: string): MarkdownKind | undefined {
  const [name = '', folder = ''] = path.toLowerCase().split('/').toReversed();
  if (name === 'tiering-standards.md') return tieringKind;
  if (name === 'macro-library.md') return macroKind;
  if (folder !== 'product-canvas' || !name.endsWith('.md') || name === 'readme.md')
    return undefined;
  return name === 'vision.md' ? visionKind : canvasKind;
}
