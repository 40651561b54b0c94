/** The types of one adapter. A text is the type; undefined size words stand as they are. */
export type TypeTable = Readonly<Record<TypeKey, TypeEntry>>;

/** What there are types for. */
export type TypeKey =
  | 'string'
  /** `{length}`. */
  | 'sizedString'
  | 'fixedString'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'int128'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'uint128'
  | 'float32'
  | 'float64'
  /** `{precision}`, `{scale}`. */
  | 'decimal'
  /** With more digits than `decimal` can hold. */
  | 'wideDecimal'
  /** A number of which nobody says how many digits it has. */
  | 'number'
  | 'boolean'
  | 'date'
  | 'time'
  | 'zonedTime'
  | 'timestamp'
  | 'zonedTimestamp'
  | 'binary'
  | 'uuid'
  | 'json'
  /** `{fields}`, each as `field` says. */
  | 'object'
  /** `{name}`, `{type}`: one of the fields of an object. */
  | 'field'
  /** `{item}`. */
  | 'array'
  /** `{key}`, `{value}`. */
  | 'map'
  /** `{item}`, `{dimensions}`. */
  | 'vector';

export type TypeEntry = string | Unsupported;

/** The database has no such type. */
export interface Unsupported {
  /** A sentence for people: why, and what would do. */
  readonly reason: string;
}

export function unsupported(reason: string): Unsupported {
  return { reason };
}
