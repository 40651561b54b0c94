/** What a type of a database holds, coarse enough to be compared with a logical type. `any` holds whatever comes. */
export type TypeFamily =
  | 'text'
  | 'whole'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'bits'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'binary'
  | 'json'
  | 'array'
  | 'record'
  | 'map'
  | 'vector'
  | 'any';
