import { faultOf, MAX_NAME, plainName, type NameFault } from '../../generate/starter/plain-name.ts';
import { saying, type Sentence } from '../sentence.ts';

const reasons: Readonly<Record<NameFault, Sentence>> = {
  missing: saying('it is empty'),
  long: saying('it has more than {most} characters', { most: MAX_NAME }),
  characters: saying(
    'a name has letters, digits, `_`, `-` and `.`, and begins and ends with a letter or a digit',
  ),
  device: saying('Windows keeps it for a device'),
};

/** Names are shown to people in a sentence: not more of them than this. */
const SHOWN = 60;

/** Why a text cannot be a name that files are called after; undefined when it can. */
export function nameProblem(what: 'data product' | 'domain', name: string): Sentence | undefined {
  const fault = faultOf(name);
  if (fault === undefined) return undefined;
  const instead = plainName(name);
  const params = { name: quoted(name), reason: reasons[fault] };
  return [
    what === 'domain'
      ? saying('{name} cannot be the name of a domain: {reason}.', params)
      : saying('{name} cannot be the name of a data product: {reason}.', params),
    instead === '' || instead === name
      ? ''
      : saying('Write {name}.', { name: `\`${instead.slice(0, SHOWN)}\`` }),
  ];
}

/** A text that somebody typed, so that it can stand in a sentence. */
export function quoted(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}`]+/gu, ' ').trim();
  return `\`${plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain}\``;
}
