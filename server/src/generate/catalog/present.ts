/** What is there of a record: without keys that say nothing, such as undefined, false, and empty lists. */
export function present<Record extends object>(record: Record): Present<Record> {
  const entries = Object.entries(record).filter(
    ([, value]) =>
      value !== undefined &&
      value !== false &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as Present<Record>;
}

/** Optional is what may say nothing. */
type Present<Record extends object> = {
  readonly [Key in keyof Record as undefined extends Record[Key] ? never : Key]: Exclude<
    Record[Key],
    false
  >;
} & {
  readonly [Key in keyof Record as undefined extends Record[Key] ? Key : never]?: Exclude<
    Record[Key],
    undefined | false
  >;
};
