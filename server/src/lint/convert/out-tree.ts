/** A YAML value that is being written: containers of our own making, scalars as they stood in the source. */
export type Out = OutMap | OutList | OutScalar;

export interface OutMap {
  readonly kind: 'map';
  readonly pairs: readonly OutPair[];
}

export interface OutPair extends Remarks {
  readonly key: string;
  readonly value: Out;
}

export interface OutList {
  readonly kind: 'list';
  readonly items: readonly OutItem[];
}

export interface OutItem extends Remarks {
  readonly value: Out;
}

/** `text` is YAML that can stand behind a colon; the further lines of a text block count from its own indentation. */
export interface OutScalar {
  readonly kind: 'scalar';
  readonly text: string;
}

/** Comments of the source that go with a value, hashes included. */
export interface Remarks {
  /** On lines of their own above it. */
  readonly above?: readonly string[];
  /** On the same line. */
  readonly behind?: string | undefined;
}

export function scalar(text: string): OutScalar {
  return { kind: 'scalar', text };
}

export function pair(key: string, value: Out, remarks: Remarks = {}): OutPair {
  return { key, value, ...remarks };
}

export function map(pairs: readonly OutPair[]): OutMap {
  return { kind: 'map', pairs };
}

export function list(items: readonly OutItem[]): OutList {
  return { kind: 'list', items };
}

/** The value as block-style YAML in lines without break. */
export function writeMap({ pairs }: OutMap, indent = ''): string[] {
  return pairs.flatMap(({ key, value, above = [], behind }) => [
    ...above.map((comment) => `${indent}${comment}`),
    ...writeAfter(`${indent}${key}:`, value, indent, behind),
  ]);
}

function writeAfter(
  head: string,
  value: Out,
  indent: string,
  behind: string | undefined,
): string[] {
  const remark = behind === undefined ? '' : ` ${behind}`;
  if (value.kind === 'scalar') return writeScalar(head, value.text, `${indent}  `, remark);
  const isEmpty = value.kind === 'map' ? value.pairs.length === 0 : value.items.length === 0;
  if (isEmpty) return [`${head} ${value.kind === 'map' ? '{}' : '[]'}${remark}`];
  const inner = `${indent}  `;
  return [
    `${head}${remark}`,
    ...(value.kind === 'map' ? writeMap(value, inner) : writeItems(value, inner)),
  ];
}

function writeItems({ items }: OutList, indent: string): string[] {
  return items.flatMap(({ value, above = [], behind }) => {
    const comments = above.map((comment) => `${indent}${comment}`);
    if (value.kind !== 'map' || value.pairs.length === 0) {
      return [...comments, ...writeAfter(`${indent}-`, value, indent, behind)];
    }
    const [first] = value.pairs;
    const lead = first?.above?.map((comment) => `${indent}${comment}`) ?? [];
    const pairs = [
      { ...first!, above: [], behind: first?.behind ?? behind },
      ...value.pairs.slice(1),
    ];
    const [line = '', ...rest] = writeMap({ kind: 'map', pairs }, `${indent}  `);
    return [...comments, ...lead, `${indent}- ${line.slice(indent.length + 2)}`, ...rest];
  });
}

/** Lines of a text block are moved below their key; lines of other scalars are folded by YAML and keep a sign of being inside. */
function writeScalar(head: string, text: string, indent: string, remark: string): string[] {
  const [first = '', ...rest] = text.split(/\r?\n/);
  const filled = rest.filter((line) => line.trim() !== '');
  const least = Math.min(...filled.map((line) => line.length - line.trimStart().length));
  return [
    `${head} ${first}${remark}`,
    ...rest.map((line) => (line.trim() === '' ? '' : `${indent}${line.slice(least)}`)),
  ];
}
