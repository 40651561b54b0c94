import type { Dialect } from './dialect.ts';

/** A macro or generic test of ours: its text, and the macros of ours that it calls. */
export interface MacroText {
  readonly text: string;
  readonly needs: readonly string[];
}

/** A text that Jinja holds, as SQL writes it. */
export function literal({ backslashes }: Dialect, jinja: string): string {
  return backslashes
    ? `'{{ ${jinja} | replace("\\\\", "\\\\\\\\") | replace("'", "\\\\'") }}'`
    : `'{{ ${jinja} | replace("'", "''") }}'`;
}

/** As `literal`, for an expression within Jinja. */
export function literalInJinja({ backslashes }: Dialect): string {
  return backslashes
    ? `"'" ~ (value | string | replace("\\\\", "\\\\\\\\") | replace("'", "\\\\'")) ~ "'"`
    : `"'" ~ (value | string | replace("'", "''")) ~ "'"`;
}
