import type { Place } from './synthetic-contract.ts';

export interface Published {
  readonly uri: string;
  readonly version?: number | null;
  readonly diagnostics: readonly {
    readonly severity?: number;
    readonly code?: string | number;
    readonly range: { readonly start: Position; readonly end: Position };
    readonly message: string;
  }[];
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The one state of a document that a wait is for. */
export interface Expected {
  readonly uri: string;
  readonly version: number;
  /** The wrong values: an error at each of them, and none elsewhere. */
  readonly errors: readonly Place[];
}

export type Verdict = 'right' | 'other document' | 'other version' | 'missing' | 'unexpected';

/**
 * Whether a publish shows the document as it is now. Every wrong value must be covered by an error
 * (or warning) that begins on its line and within it, and nothing else may be reported: what was
 * right before the last edit is refused, and so is a first part of the truth. Servers that name
 * the version must name the right one.
 */
export function judge(published: Published, expected: Expected): Verdict {
  if (published.uri !== expected.uri) return 'other document';
  if (typeof published.version === 'number' && published.version !== expected.version)
    return 'other version';
  const found = new Set<Place>();
  for (const { range, severity = 1 } of published.diagnostics) {
    const place = expected.errors.find((error) => isAt(range, error));
    if (place === undefined || severity > 2) return 'unexpected';
    found.add(place);
  }
  return found.size === expected.errors.length ? 'right' : 'missing';
}

function isAt({ start, end }: Published['diagnostics'][number]['range'], place: Place): boolean {
  return (
    start.line === place.line &&
    end.line === place.line &&
    start.character >= place.start &&
    // A range that ends elsewhere was made for the text before the edit.
    end.character === place.end
  );
}
