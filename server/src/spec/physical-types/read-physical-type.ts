/** The parts of a physical type that say what it holds. */
export interface PhysicalType {
  /** Lower case, single blanks, without lengths: `timestamp with time zone`. */
  readonly name: string;
  /** The digits behind the point, where they are written. */
  readonly scale?: number;
  /** Brackets behind the name; with a length in them some mean the length of a text. */
  readonly array?: 'sure' | 'perhaps';
}

/** Wrappers that say something about null or storage, not about the value. */
const WRAPPER = /^(?:nullable|lowcardinality)\s*\((.*)\)$/;
const NOISE =
  /\s+(?:(?:not\s+)?null|primary key|unsigned|signed|zerofill|(?:character set|collate)\s+\S+)$/;

/** Reads a type as a database writes it: `NUMBER(10, 2)`, `varchar[]`, `array<string>`, `Nullable(Int64)`. */
export function readPhysicalType(text: string): PhysicalType | undefined {
  if (text.length > 4_000) return undefined;
  let bare = text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  for (let rounds = 0; rounds < 10; rounds++) {
    const inner = WRAPPER.exec(bare)?.[1] ?? bare.replace(NOISE, '');
    if (inner === bare) break;
    bare = inner.trim();
  }
  const brackets = /^(.+?) ?\[([^[\]]*)\]$/.exec(bare);
  if (brackets !== null) {
    const [, before = '', length = ''] = brackets;
    if (length === '' || before.includes('[')) return { name: 'array', array: 'sure' };
    const of = readPhysicalType(before);
    return of && { ...of, array: 'perhaps' };
  }
  const head = /^[a-z_][a-z0-9_]*(?: [a-z_][a-z0-9_]*)*/.exec(bare)?.[0];
  if (head === undefined) return undefined;
  const rest = bare.slice(head.length).trim();
  if (rest === '') return { name: head };
  const last = rest.startsWith('<') ? rest.lastIndexOf('>') : rest.lastIndexOf(')');
  if (!/^[<(]/.test(rest) || last === -1) return undefined;
  const scale = /^\(\s*\d+\s*,\s*(-?\d+)\s*\)/.exec(rest)?.[1];
  const tail = rest.slice(last + 1).trim();
  if (tail !== '' && !/^[a-z ]+$/.test(tail)) return undefined;
  const name = tail === '' ? head : `${head} ${tail}`;
  return scale === undefined ? { name } : { name, scale: Number(scale) };
}
