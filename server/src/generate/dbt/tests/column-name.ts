import { identifier } from '../sql/identifier.ts';
import type { Dialect } from './dialect.ts';

/** Whether a name can be written at all, in SQL and in Jinja. */
export function isWritableColumn(name: string): boolean {
  return name.trim() !== '' && name.length <= 255 && !/["`\\\p{Cc}]|\{[{%#]/u.test(name);
}

/** A column as SQL writes it. */
export function columnReference({ adapter }: Dialect, name: string): string {
  return identifier(name, adapter);
}
