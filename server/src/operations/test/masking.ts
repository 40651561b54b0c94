import type { PropertyContent } from '../../model/content/contract-content.ts';

/** What stands for a value that not everybody may see. */
export const MASK = '•••';

const OPEN: ReadonlySet<string> = new Set(['public', 'open', 'internal', 'unclassified', 'none']);

const SENSITIVE =
  /^(?:pii|phi|pci|gdpr|lgpd|personal|sensitive|secret|confidential|restricted)(?:$|[^a-z])/i;

/** Whether values of a property are shown to nobody: its level is not an open one, a tag says so, or it asks for a treatment. */
export function isSensitive({ classification, tags, customProperties }: PropertyContent): boolean {
  if (classification !== undefined && !OPEN.has(classification.trim().toLowerCase())) return true;
  if (tags.some((tag) => SENSITIVE.test(tag.replace(/^[^:]*:/, '')) || SENSITIVE.test(tag)))
    return true;
  return Object.hasOwn(customProperties, 'treatment');
}

/** A cell as it may be shown. */
export function shownCell(cell: string | null, isMasked: boolean): string | null {
  if (cell === null) return null;
  if (isMasked) return MASK;
  return cell.length > MAX_CELL ? `${cell.slice(0, MAX_CELL - 1)}…` : cell;
}

/** Characters. */
const MAX_CELL = 80;
