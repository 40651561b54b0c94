import type { Severity } from '../../lint/rule.ts';

type Style = (text: string) => string;

/** How parts of the output look. */
export interface Palette extends Record<Severity, Style> {
  readonly bold: Style;
  readonly dim: Style;
  readonly added: Style;
  readonly removed: Style;
}

/** Whether to colour what goes to a stream: not when somebody objects, and only for people. */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  noColour: boolean,
  env: NodeJS.ProcessEnv,
): boolean {
  if (noColour || (env.NO_COLOR ?? '') !== '') return false;
  if ((env.FORCE_COLOR ?? '0') !== '0') return true;
  return stream.isTTY === true && env.TERM !== 'dumb';
}

export function palette(coloured: boolean): Palette {
  const style = (open: number, close: number): Style =>
    coloured ? (text) => `\u001b[${open}m${text}\u001b[${close}m` : (text) => text;
  return {
    error: style(31, 39),
    warning: style(33, 39),
    info: style(34, 39),
    hint: style(36, 39),
    bold: style(1, 22),
    dim: style(2, 22),
    added: style(32, 39),
    removed: style(31, 39),
  };
}
