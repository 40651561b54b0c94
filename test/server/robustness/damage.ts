import type { Random } from './random.ts';

/** A message with a few characters lost, added or replaced by such as mean something in JSON. */
export function damaged(message: string, random: Random): string {
  const at = random.below(message.length);
  return (
    message.slice(0, at) +
    random.pick(['', '"', '}', '\\', '0', '[', '\u0000']) +
    message.slice(at + random.below(3))
  );
}
