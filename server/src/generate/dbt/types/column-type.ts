/** What a column holds, whatever a database calls it. */
export type ColumnType =
  | { readonly kind: 'string'; readonly length?: number; readonly fixed?: boolean }
  | { readonly kind: 'integer'; readonly bits: IntegerBits; readonly unsigned: boolean }
  | { readonly kind: 'float'; readonly bits: 32 | 64 }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'number' | 'boolean' | 'date' | 'binary' | 'uuid' | 'json' }
  | { readonly kind: 'time' | 'timestamp'; readonly zoned: boolean }
  | { readonly kind: 'object'; readonly fields: readonly FieldType[] }
  | { readonly kind: 'array'; readonly item: ColumnType }
  | { readonly kind: 'map'; readonly key: ColumnType; readonly value: ColumnType }
  | { readonly kind: 'vector'; readonly dimensions: number; readonly element: VectorElement };

export type IntegerBits = 8 | 16 | 32 | 64 | 128;

export type VectorElement = 'float32' | 'float64' | 'int8' | 'uint8' | 'binary';

export interface FieldType {
  readonly name: string;
  readonly type: ColumnType;
}
