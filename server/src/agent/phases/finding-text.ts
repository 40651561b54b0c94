import type { LineFinding } from '../phase.ts';
import { told } from '../told.ts';

/** A finding as models are told it: `line: message [code]`. */
export function findingText({ line, message, code }: LineFinding): string {
  return `${line}: ${told(message)} [${code}]`;
}
