import { expect, test } from 'vitest';
import { showHidden as forModels } from '../../../server/src/agent/hidden-characters.ts';
import { HIDDEN_CHARACTERS } from '../../../server/src/base/hidden-characters.ts';
import { showHidden } from '../../../server/src/base/show-hidden.ts';
import { visible, visibleJson } from '../../../server/src/hosts/cli/visible.ts';
import { plainText } from '../../../server/src/hosts/node/outside/plain-text.ts';

const pattern = new RegExp(`[${HIDDEN_CHARACTERS}]`, 'u');
const hidden = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => pattern.test(character));

/** Each with the controls that it leaves as they are. */
const readers: readonly (readonly [name: string, show: (text: string) => string, kept: string])[] =
  [
    ['models', forModels, '\t\n\r'],
    ['drafts', showHidden, '\t\n\r'],
    ['terminals', visible, ''],
    ['what comes from outside', (text) => plainText(text, 1000), '\t\n'],
  ];

test('the list holds what hides text, and no letter or sign', () => {
  expect(hidden.length).toBeGreaterThan(4000);
  for (const one of ['\u200b', '\u202e', '\u00ad', '\ufeff', '\u{e0041}', '\u2066', '\u3164'])
    expect(hidden).toContain(one);
  expect(hidden.filter((one) => /[\p{P}\p{S}\p{Nd}]/u.test(one))).toEqual([]);
});

test.each(readers)('nothing of it is left for %s', (_, show, kept) => {
  for (const one of hidden) expect(show(`a${one}b`).includes(one)).toBe(false);
  for (let code = 0; code < 0x20; code++) {
    const control = String.fromCharCode(code);
    expect(show(`a${control}b`).includes(control), String(code)).toBe(kept.includes(control));
  }
  expect(show('Ünïcode 😀 日本語')).toBe('Ünïcode 😀 日本語');
});

test('JSON for terminals means the same', () => {
  const json = JSON.stringify(hidden);
  const shown = visibleJson(json);
  expect(pattern.test(shown)).toBe(false);
  expect(JSON.parse(shown)).toEqual(hidden);
});
