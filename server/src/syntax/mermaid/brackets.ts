import type { CloserKind, OpenerKind } from './token.ts';

/** Open a text wherever they stand; longer ones first. */
const OPENERS: readonly OpenerKind[] = [
  ...(['(-', '([', '(((', '('] as const),
  ...(['[[', '[(', '[/', '[\\', '['] as const),
  ...(['{', '|'] as const),
];
const CLOSERS: readonly CloserKind[] = ['])', ']]', ']', ')]', ')))', ')', '}'];

export function openerAt(text: string, at: number): OpenerKind | undefined {
  return /[([{|]/.test(text[at] ?? '')
    ? OPENERS.find((one) => text.startsWith(one, at))
    : undefined;
}

/** Of a text that is no trapezoid's and no ellipse's. */
export function closerAt(text: string, at: number): CloserKind | undefined {
  return /[)\]}]/.test(text[at] ?? '')
    ? CLOSERS.find((one) => text.startsWith(one, at))
    : undefined;
}
