import { canvasText } from '../../../generate/starter/canvas-text.ts';
import { titled } from '../../../generate/starter/product-canvas.ts';
import { canvasKind } from '../../../spec/governance/canvas-sections.ts';
import { proseLine } from './safe-prose.ts';
import { bodyOf, levelLine, levelParts, type SaidParts } from './said-parts.ts';

export interface CanvasFront {
  readonly product: string;
  readonly domain: string | undefined;
  /** The path of the contract; undefined where the domain is not known. */
  readonly contract: string | undefined;
}

/** A canvas with all sections, in the form of the house. What nobody has said is marked as open. */
export function newCanvas(front: CanvasFront, said: SaidParts): string {
  const [owner] = said.get('owner') ?? [];
  return canvasText({
    front: {
      ...front,
      status: 'draft',
      owner: owner === undefined ? undefined : proseLine(owner),
    },
    title: proseLine(titled(front.product)),
    purpose: bodyOf('decision', said),
    sections: canvasKind.sections.map(({ id, heading, keys }): readonly [string, string] => [
      heading.en,
      id === 'slas'
        ? levelParts
            .map((part) =>
              levelLine(part, keys.find((key) => key.id === part)?.name.en ?? part, said),
            )
            .join('\n')
        : bodyOf(partOf(id), said),
    ]),
  });
}

/** The part that a section of the tables is about. */
export function partOf(
  section: string,
): 'domain' | 'consumers' | 'metrics' | 'privacy' | 'out-of-scope' {
  switch (section) {
    case 'consumers':
    case 'metrics':
    case 'privacy':
    case 'out-of-scope':
      return section;
    default:
      return 'domain';
  }
}
