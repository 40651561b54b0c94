/** The parser's tree: enums are strings, or objects whose only key is the variant. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function list(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The object itself, or the one under its key. */
export function at(value: Json | undefined, key?: string): JsonObject | undefined {
  if (typeof value !== 'object' || value === null || isList(value)) return undefined;
  return key === undefined ? value : at(value[key]);
}

/** Whether something is written there: the parser says null of what is not. */
export function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}
