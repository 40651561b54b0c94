import type { TextEdit } from '../../../server/src/base/text-edit.ts';
import type { Random } from './random.ts';

const CHARACTERS = [
  ...Array.from(' \n\t:-#"\'|>&*!%@`{}[],?~=.0aZ_é€'),
  '\r\n',
  '\r',
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

/** Where mistakes lead furthest: anchors, aliases, merges, texts of several lines, and names that others refer to. */
const DELICATE =
  /[&*][A-Za-z_]|<<|[|>][-+]?\r?\n|^---|^\uFEFF|\$ref|\b(?:id|name|to|from|type|apiVersion|encryptedName|contractId)[ \t]*:/gm;

/** One edit as people, merges and cats on keyboards make them. */
export function randomEdit(text: string, random: Random): TextEdit {
  const at = random.chance(0.5) ? delicatePlace(text, random) : random.below(text.length + 1);
  const replace = (start: number, end: number, newText: string): TextEdit => ({
    range: { start, end },
    newText,
  });
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const nextBreak = text.indexOf('\n', at);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  switch (random.below(16)) {
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
    case 10: {
      // A block of lines goes one step in or out.
      const end = blockEnd(text, lineStart, 1 + random.below(8));
      const lines = text.slice(lineStart, end);
      const moved = random.chance(0.5) ? lines.replace(/^/gm, ' ') : lines.replace(/^[ \t]/gm, '');
      return replace(lineStart, end, moved);
    }
    case 11: {
      const end = blockEnd(text, lineStart, 1 + random.below(3));
      return replace(end, end, text.slice(lineStart, end));
    }
    case 12:
      return replace(lineStart, blockEnd(text, lineStart, 1 + random.below(3)), '');
    case 13: {
      // One of two quotes goes, or brackets lose their end.
      const mark = text.slice(at).search(/["'\]}]/);
      return mark === -1 ? replace(at, at, '"') : replace(at + mark, at + mark + 1, '');
    }
    case 14:
      return text.startsWith('\uFEFF') ? replace(0, 1, '') : replace(0, 0, '\uFEFF');
    default:
      return replace(
        lineStart,
        lineEnd,
        text.slice(lineStart, lineEnd).split('').reverse().join(''),
      );
  }
}

/** Within a few characters of a delicate place, when there is one. */
function delicatePlace(text: string, random: Random): number {
  const places = [...text.matchAll(DELICATE)];
  if (places.length === 0) return random.below(text.length + 1);
  const { index, 0: found } = random.pick(places);
  const at = index - 2 + random.below(found.length + 5);
  return Math.max(0, Math.min(text.length, at));
}

/** Behind so many lines. */
function blockEnd(text: string, start: number, count: number): number {
  let end = start;
  for (let line = 0; line < count && end < text.length; line++) {
    const next = text.indexOf('\n', end);
    end = next === -1 ? text.length : next + 1;
  }
  return end;
}
