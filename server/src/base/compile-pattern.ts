import { foreignForm, type ForeignForm } from './foreign-pattern.ts';

export type CompiledPattern =
  | { readonly kind: 'pattern'; readonly matches: (text: string) => boolean }
  | ({ readonly kind: 'foreign' } & ForeignForm)
  /** `reason` is what the engine says of it, in English. */
  | { readonly kind: 'broken'; readonly reason: string };

/** Reads a pattern as ECMAScript does, with Unicode rules or, where they refuse it, without; `any` case where that is asked for. */
export function compilePattern(source: string, casing: 'same' | 'any' = 'same'): CompiledPattern {
  const foreign = foreignForm(source);
  if (foreign !== undefined) return { kind: 'foreign', ...foreign };
  const flags = casing === 'any' ? 'i' : '';
  const strict = compile(source, `u${flags}`);
  if (strict instanceof RegExp) return { kind: 'pattern', matches: (text) => strict.test(text) };
  const plain = compile(source, flags);
  if (plain instanceof RegExp) return { kind: 'pattern', matches: (text) => plain.test(text) };
  return { kind: 'broken', reason: plain };
}

function compile(source: string, flags: string): RegExp | string {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return text.slice(text.lastIndexOf(': ') + 2);
  }
}
