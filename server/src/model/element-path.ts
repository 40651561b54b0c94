/** One step of a path, with its offsets in the text of the path. */
export interface PathSegment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A reference to an element of a contract, in the notations of the standard:
 * `shorthand` by names (`orders.customer_id`), `qualified` by ids (`schema/orders/properties/id`).
 */
export interface ElementPath {
  readonly notation: 'shorthand' | 'qualified';
  /** Names or ids from the object down; the words `schema`, `properties` and `items` are left out. */
  readonly segments: readonly PathSegment[];
  /** The other contract in front of `#`; undefined within the same contract. */
  readonly file: PathSegment | undefined;
}

/** Reads a reference. Undefined when it follows no notation: empty steps, unknown words. */
export function parseElementPath(text: string): ElementPath | undefined {
  const hash = text.indexOf('#');
  const file = hash > 0 ? { text: text.slice(0, hash), start: 0, end: hash } : undefined;
  const from = hash === -1 ? 0 : hash + 1;
  const path = text.slice(from);
  if (/^\/?schema\//.test(path)) {
    const segments = qualifiedSegments(split(path, from, '/'));
    return segments === undefined ? undefined : { notation: 'qualified', segments, file };
  }
  const segments = split(path, from, '.');
  if (segments.some((segment) => segment.text === '')) return undefined;
  return { notation: 'shorthand', segments, file };
}

function split(path: string, from: number, separator: string): PathSegment[] {
  let start = from;
  return path.split(separator).map((text) => {
    const segment = { text, start, end: start + text.length };
    start = segment.end + separator.length;
    return segment;
  });
}

/** `schema/<id>` and any number of `properties/<id>`, `items` between them. */
function qualifiedSegments(steps: readonly PathSegment[]): readonly PathSegment[] | undefined {
  const rest = steps[0]?.text === '' ? steps.slice(1) : [...steps];
  const result: PathSegment[] = [];
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index]?.text;
    if (word === 'items' && result.length > 0) continue;
    if (word !== (result.length === 0 ? 'schema' : 'properties')) return undefined;
    const id = rest[++index];
    if (id === undefined || id.text === '') return undefined;
    result.push(id);
  }
  return result.length === 0 ? undefined : result;
}
