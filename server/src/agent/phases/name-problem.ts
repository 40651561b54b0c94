import { faultOf, MAX_NAME, plainName, type NameFault } from '../../generate/starter/plain-name.ts';

const reasons: Readonly<Record<NameFault, string>> = {
  missing: 'it is empty',
  long: `it has more than ${String(MAX_NAME)} characters`,
  characters:
    'a name has letters, digits, `_`, `-` and `.`, and begins and ends with a letter or a digit',
  device: 'Windows keeps it for a device',
};

/** Names are shown to people in a sentence: not more of them than this. */
const SHOWN = 60;

/** Why a text cannot be a name that files are called after, as a sentence; undefined when it can. `what`: `product`. */
export function nameProblem(what: string, name: string): string | undefined {
  const fault = faultOf(name);
  if (fault === undefined) return undefined;
  const instead = plainName(name);
  const advice = instead === '' || instead === name ? '' : ` Write \`${instead.slice(0, SHOWN)}\`.`;
  return `${quoted(name)} cannot be the name of a ${what}: ${reasons[fault]}.${advice}`;
}

/** A text that somebody typed, so that it can stand in a sentence. */
export function quoted(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}`]+/gu, ' ').trim();
  return `\`${plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain}\``;
}
