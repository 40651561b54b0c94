import type { TextEdit } from '../../../server/src/base/text-edit.ts';
import type { Random } from './random.ts';

const CHARACTERS = [
  ...Array.from(' \n\t:-#"\'|>&*!%@`{}[],?~=.0aZ_é€'),
  '\r\n',
  '\u{1F600}',
  '\u2028',
  '\u0000',
  '\uFEFF',
];
const SNIPPETS = [
  '- ',
  ': ',
  'a: {b: [c',
  '&anchor ',
  '*anchor',
  '<<: *anchor\n',
  '"',
  "'",
  '{{ jinja }}',
  '${VARIABLE}',
  '${VARIABLE:-default}',
  '\n---\n',
  '\n...\n',
  '<<<<<<< HEAD\n=======\n>>>>>>> other\n',
  '# dataengos-disable-next-line known-fields -- because\n',
  '? key\n: value\n',
  '|\n    text\n',
  '>-\n  text\n',
  '__proto__: 1\n',
  'constructor: {toString: x}\n',
  '!!binary x',
  '1e400',
  '0o17',
  '.nan',
  'null',
  '~',
  'apiVersion: v3.0.0\n',
  'schema:\n  - name: x\n    properties:\n      - name: y\n        logicalType: array\n        items:\n',
  'servers:\n  - server: s\n    type: kafka\n',
  'quality:\n  - type: sql\n',
];

/** One edit as people, merges and cats on keyboards make them. */
export function randomEdit(text: string, random: Random): TextEdit {
  const at = random.below(text.length + 1);
  const replace = (start: number, end: number, newText: string): TextEdit => ({
    range: { start, end },
    newText,
  });
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const nextBreak = text.indexOf('\n', at);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  switch (random.below(11)) {
    case 0:
    case 1:
      return replace(at, at, random.pick(CHARACTERS));
    case 2:
      return replace(at, Math.min(text.length, at + 1), '');
    case 3:
      return replace(at, lineEnd, '');
    case 4:
      return replace(at, at, random.pick(SNIPPETS));
    case 5:
      return replace(lineStart, lineStart, random.pick([' ', '  ', '\t']));
    case 6:
      return replace(lineStart, Math.min(lineStart + 1, lineEnd), '');
    case 7: {
      const other = random.below(text.length + 1);
      const copied = text.slice(other, other + random.below(200));
      return replace(at, at, copied);
    }
    case 8:
      return replace(at, Math.min(text.length, at + random.below(300)), '');
    case 9: {
      const crlf = text.includes('\r\n');
      return replace(
        0,
        text.length,
        crlf ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n'),
      );
    }
    default:
      return replace(
        lineStart,
        lineEnd,
        text.slice(lineStart, lineEnd).split('').reverse().join(''),
      );
  }
}
