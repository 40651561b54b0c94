import { mostSimilar } from '../../base/similar.ts';
import { findBroken } from '../../syntax/sql/broken-sql.ts';
import type { Params } from '../rule.ts';
import type { SqlQuery } from '../sql-queries.ts';

/** What is wrong with a query in any dialect. */
export interface BrokenQuery {
  readonly kind: 'quote' | 'parenthesis' | 'closing' | 'cut' | 'start';
  readonly params: Params;
  /** Offsets in the query. */
  readonly start: number;
  readonly end: number;
}

/** Undefined for queries that could be read, and for those that only one grammar may not know. */
export function brokenQuery({ reading, text }: SqlQuery): BrokenQuery | undefined {
  if (reading.kind !== 'failed') return undefined;
  const broken = findBroken(reading.masked);
  if (broken !== undefined) {
    const { kind, at } = broken;
    return { kind, params: {}, start: at, end: at + 1 };
  }
  const name = /^\s*([A-Za-z]{4,})\s/.exec(text)?.[1] ?? '';
  const similar = starts.includes(name.toUpperCase()) ? undefined : mostSimilar(name, starts);
  if (similar !== undefined) {
    const start = text.indexOf(name);
    return { kind: 'start', params: { name, similar }, start, end: start + name.length };
  }
  if (!reading.cut) return undefined;
  const end = text.trimEnd().length;
  return { kind: 'cut', params: { expected: reading.message }, start: end - 1, end };
}

const starts = ['SELECT', 'WITH', 'FROM', 'VALUES'];
