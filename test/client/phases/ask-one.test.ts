import { afterEach, expect, test, vi } from 'vitest';
import { askAll } from '../../../client/src/phases/ask-all.ts';
import type { AskedOne } from '../../../client/src/phases/ask-one.ts';
import { boxes, type FakeBox } from '../fake-boxes.ts';

const consumer: AskedOne = {
  id: 'consumer',
  text: 'Who reads it?',
  why: 'It decides the service levels.',
  choices: [{ value: 'finance', detail: '3 contracts of this domain say so' }, { value: 'sales' }],
  free: true,
  required: false,
};
const grain: AskedOne = { ...consumer, id: 'grain', text: 'What is one row?', choices: [] };

function next(seen?: FakeBox): Promise<FakeBox> {
  return vi.waitFor(() => {
    const { open } = boxes;
    expect(open).toBeDefined();
    expect(open).not.toBe(seen);
    return open!;
  });
}

afterEach(() => boxes.open?.dispose());

test('a guess is one click, with where it comes from', async () => {
  const answers = askAll('Shape', [consumer]);
  const pick = await next();
  expect(pick.title).toBe('Who reads it?');
  expect(pick.items).toMatchObject([
    { label: 'finance', detail: '3 contracts of this domain say so' },
    { label: 'sales' },
    { label: 'Leave open' },
  ]);
  pick.choose('finance');
  expect([...((await answers) ?? [])]).toEqual([['consumer', ['finance']]]);
});

test('another answer can be typed', async () => {
  const answers = askAll('Shape', [consumer]);
  const pick = await next();
  pick.type('the board');
  expect(pick.items[0]).toMatchObject({ label: 'the board', description: 'own answer' });
  pick.choose('the board');
  expect((await answers)?.get('consumer')).toEqual(['the board']);
});

test('nothing but the choices is taken where nothing else may be given', async () => {
  void askAll('Shape', [{ ...consumer, free: false }]);
  const pick = await next();
  pick.type('the board');
  expect(pick.items.map(({ label }) => label)).toEqual(['finance', 'sales', 'Leave open']);
});

test('a question that is left open has no answer', async () => {
  const answers = askAll('Shape', [consumer, grain]);
  const first = await next();
  first.choose('Leave open');
  const second = await next(first);
  expect(second).toMatchObject({ kind: 'input', step: 2, totalSteps: 2 });
  second.enter();
  expect([...((await answers) ?? [['x']])]).toEqual([]);
});

test('what is required cannot be left out', async () => {
  const answers = askAll('Shape', [{ ...grain, required: true }]);
  const box = await next();
  box.enter();
  expect(box.validationMessage).toBe('It has to be given.');
  box.type('x'.repeat(9000));
  box.enter();
  expect(box.validationMessage).toBe('This is too long.');
  box.type(' a customer ');
  box.enter();
  expect((await answers)?.get('grain')).toEqual(['a customer']);
});

test('the button leads back with the answer kept, Escape ends all', async () => {
  const answers = askAll('Shape', [consumer, grain]);
  const first = await next();
  first.type('the board');
  first.choose('the board');
  const second = await next(first);
  second.back();
  const again = await next(second);
  expect(again.activeItems).toMatchObject([{ label: 'the board' }]);
  again.escape();
  expect(await answers).toBeUndefined();
});

test('several can be ticked, own ones with them', async () => {
  const answers = askAll('Shape', [{ ...consumer, many: true }]);
  const pick = await next();
  pick.selectedItems = pick.items.slice(0, 1);
  pick.type('the board');
  pick.selectedItems = [...pick.selectedItems, ...pick.items.slice(0, 1)];
  pick.type('');
  expect(pick.items.map(({ label }) => label)).toEqual(['the board', 'finance', 'sales']);
  pick.enter();
  expect((await answers)?.get('consumer')).toEqual(['finance', 'the board']);
});

test('texts of strangers show no icons and hide nothing', async () => {
  void askAll('Shape', [{ ...consumer, choices: [{ value: '$(check) ok\u202e' }] }]);
  const pick = await next();
  expect(pick.items[0]?.label).not.toContain('$(check)');
  expect(pick.items[0]?.label).toContain('\\u{202e}');
  pick.escape();
});
