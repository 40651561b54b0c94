import { sha256 } from '../../../base/sha256.ts';
import type { SampleTable, SampleValue } from '../../../generate/sample-table.ts';
import type { ObjectContent, PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { cellText, matchColumns } from '../../test/tested-object.ts';
import { hasProtected } from './protected-values.ts';
import type { WithoutValues } from './without-values.ts';

/** Digits of a number that stands for another. */
const DIGITS = 9;

/**
 * Tokens that stand for protected values: the same value has the same token in every table, so that tables join as before,
 * and nobody finds the value without the key. A token is of the type of its value: numbers, days and times stay such.
 */
export class SampleTokens {
  readonly #key: string;
  readonly #values: Pick<WithoutValues, 'has' | 'isIn'>;
  readonly #known = new Map<string, string>();

  /** `values`: those that are protected anywhere. No token may happen to be one. */
  constructor(key: string, values: Pick<WithoutValues, 'has' | 'isIn'>) {
    this.#key = key;
    this.#values = values;
  }

  /** The columns that the contract knows, with tokens for protected values, wherever they stand. What it does not know may be anything, and goes. */
  table(object: ObjectContent, contract: WorkspaceContract, table: SampleTable): SampleTable {
    const { present } = matchColumns(object, table.columns);
    const columns = [...present].map(([property, at]) => ({
      ...{ property, at, name: table.columns[at] ?? property.name },
      isHidden: hasProtected(property, contract),
    }));
    return {
      columns: columns.map(({ name }) => name),
      rows: table.rows.map((row) =>
        columns.map(({ property, at, isHidden }) => {
          const cell = row[at] ?? null;
          return isHidden || this.#isTold(property, cell) ? this.#cell(property, cell) : cell;
        }),
      ),
    };
  }

  /**
   * Whether an open column holds what another one hides: a query could turn it into something that nobody recognises. What is
   * no text is told by the whole of it only, as parts of days and numbers occur everywhere.
   */
  #isTold(property: PropertyContent, cell: SampleValue): boolean {
    const text = cellText(cell);
    if (text === null || text === '') return false;
    const kind = kindOf(property);
    return kind === 'text' || kind === 'nested' ? this.#values.isIn(text) : this.#values.has(text);
  }

  #cell(property: PropertyContent, cell: SampleValue): SampleValue {
    const text = cellText(cell);
    if (text === null || text === '') return text;
    const kind = kindOf(property);
    const same = kind === 'number' && Number.isFinite(Number(text)) ? String(Number(text)) : text;
    const key = `${kind}\n${same}`;
    let token = this.#known.get(key);
    if (token === undefined) {
      for (let turn = 0; token === undefined || (turn < 20 && this.#values.has(token)); turn++)
        token = tokenOf(kind, sha256(`${this.#key}\n${key}\n${String(turn)}`), property);
      this.#known.set(key, token);
    }
    return token;
  }
}

type TokenKind = 'text' | 'number' | 'boolean' | 'date' | 'time' | 'timestamp' | 'nested';

function kindOf({ logicalType }: PropertyContent): TokenKind {
  switch (logicalType) {
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'date':
    case 'time':
    case 'timestamp':
      return logicalType;
    case 'object':
    case 'array':
    case 'map':
    case 'vector':
      return 'nested';
    default:
      return 'text';
  }
}

function tokenOf(
  kind: TokenKind,
  hash: string,
  { logicalType, physicalType }: PropertyContent,
): string {
  const number = (at: number, below: number): number =>
    parseInt(hash.slice(at, at + 12), 16) % below;
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(1950 + number(0, 60))}-${two(1 + number(12, 12))}-${two(1 + number(24, 28))}`;
  const time = `${two(number(0, 24))}:${two(number(12, 60))}:${two(number(24, 60))}`;
  switch (kind) {
    case 'number':
      return String(1 + number(0, 10 ** digitsOf(physicalType) - 1));
    case 'boolean':
      return number(0, 2) === 0 ? 'false' : 'true';
    case 'date':
      return day;
    case 'time':
      return time;
    case 'timestamp':
      return `${day}T${time}Z`;
    case 'nested':
      return logicalType === 'array' || logicalType === 'vector' ? '[]' : '{}';
    case 'text':
      return `tok_${hash.slice(0, 16)}`;
  }
}

/** How many digits before the point a type has room for. */
function digitsOf(physicalType = ''): number {
  const found = /^\w+\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/.exec(physicalType.trim());
  const room = Number(found?.[1] ?? DIGITS) - Number(found?.[2] ?? 0);
  return Math.max(1, Math.min(DIGITS, room));
}
