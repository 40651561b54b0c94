import { fill, type TextKey, type Texts } from '../texts.ts';
import type { DrawOutcome, LeftOut, RefusalReason } from './engine.ts';

const REFUSALS = {
  name: 'documentOddName',
  incomplete: 'documentIncomplete',
  failed: 'documentFailed',
  long: 'documentLong',
  deep: 'documentDeep',
} as const satisfies Record<RefusalReason, TextKey>;

const LEFT_OUT = {
  addresses: 'leftAddresses',
  images: 'leftImages',
  layout: 'leftLayout',
  'long-labels': 'leftLongLabels',
  'outside-links': 'leftOutsideLinks',
  styles: 'leftStyles',
  theme: 'leftTheme',
} as const satisfies Record<LeftOut, TextKey>;

/** Why there is no new picture. */
export function whyNot(outcome: Exclude<DrawOutcome, { kind: 'drawn' }>, texts: Texts): string {
  switch (outcome.kind) {
    case 'broken':
      return outcome.near === ''
        ? texts.documentUnread
        : fill(texts.documentBroken, { near: outcome.near });
    case 'refused':
      return fill(texts[REFUSALS[outcome.why]], { what: outcome.what });
    case 'large':
      return outcome.nodes === 0
        ? fill(texts.documentHuge, { edges: outcome.edges })
        : fill(texts.documentLarge, { nodes: outcome.nodes, edges: outcome.edges });
    case 'other':
      return fill(texts.documentOther, { kind: outcome.diagram });
  }
}

/** What the author wrote and the picture has not, in sentences. */
export function leftOut(left: readonly LeftOut[], texts: Texts): string {
  return left.map((what) => texts[LEFT_OUT[what]]).join(' ');
}
