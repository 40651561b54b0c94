import type { PropertyContent } from '../../../model/content/contract-content.ts';

/** What a single value must keep, or why that cannot be tested. */
export type Check =
  | {
      readonly kind: 'range';
      /** SQL; undefined: no bound. */
      readonly low: string | undefined;
      readonly high: string | undefined;
      readonly lowIsOut: boolean;
      readonly highIsOut: boolean;
      readonly what: string;
    }
  | { readonly kind: 'length'; readonly low: number | undefined; readonly high: number | undefined }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly what: string }
  | { readonly kind: 'multiple'; readonly of: number }
  | { readonly kind: 'values'; readonly values: readonly AllowedValue[] }
  | { readonly kind: 'missing'; readonly element: string; readonly reason: string };

/** A value of a list: as dbt's own test takes it, and as SQL. */
export interface AllowedValue {
  readonly value: string | number | boolean;
  readonly sql: string;
  /** Text that quotes are written around. */
  readonly isText: boolean;
}

export type Options = PropertyContent['options'];
