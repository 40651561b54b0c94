import { afterEach, expect, test, vi } from 'vitest';
import { askSteps, type Asking } from '../../../client/src/new/ask-steps.ts';
import type { Step } from '../../../client/src/new/step.ts';
import { boxes, type FakeBox } from '../fake-boxes.ts';

const steps: readonly Step[] = [
  { kind: 'input', field: 'domain', prompt: 'Domain?', placeholder: '', value: 'sales' },
  { kind: 'input', field: 'name', prompt: 'Name?', placeholder: '' },
  {
    kind: 'pick',
    field: 'descriptor',
    placeholder: 'Parts?',
    items: [
      { label: 'Few', value: undefined },
      { label: 'All', value: true },
    ],
  },
];

const right: Asking['check'] = () => Promise.resolve(undefined);

function ask(check: Asking['check'] = right, asked: readonly Step[] = steps) {
  return askSteps({ title: 'New thing', steps: asked, check });
}

/** The box of a step, once it is on the screen. */
function box(step: number): Promise<FakeBox> {
  return vi.waitFor(() => {
    const { open } = boxes;
    expect(open?.step).toBe(step);
    return open!;
  });
}

afterEach(() => boxes.open?.dispose());

test('asks one step after the other, with what stands there already', async () => {
  const answers = ask();
  const first = await box(1);
  expect(first).toMatchObject({ title: 'New thing', totalSteps: 3, value: 'sales', buttons: [] });
  first.enter();
  (await box(2)).type('revenue ');
  (await box(2)).enter();
  (await box(3)).choose('All');
  expect(await answers).toEqual({ domain: 'sales', name: 'revenue', descriptor: true });
  expect(boxes.open).toBeUndefined();
});

test('leads back with the answers kept', async () => {
  const answers = ask();
  (await box(1)).type('finance');
  (await box(1)).enter();
  (await box(2)).type('margin');
  (await box(2)).enter();
  (await box(3)).back();
  expect((await box(2)).value).toBe('margin');
  (await box(2)).back();
  expect((await box(1)).value).toBe('finance');
  (await box(1)).enter();
  (await box(2)).type('profit');
  (await box(2)).enter();
  (await box(3)).choose('Few');
  expect(await answers).toEqual({ domain: 'finance', name: 'profit' });
});

test.each([1, 2, 3])('Escape in step %i gives nothing', async (last) => {
  const answers = ask();
  for (let step = 1; step < last; step++) {
    (await box(step)).type('x');
    (await box(step)).enter();
  }
  (await box(last)).escape();
  expect(await answers).toBeUndefined();
});

test('says what is wrong while it is typed, and lets nobody past', async () => {
  const answers = ask((given, field) =>
    Promise.resolve(given[field] === 'Bad' ? `${String(given.domain)}: bad` : undefined),
  );
  (await box(1)).enter();
  const name = await box(2);
  name.type('Bad');
  await vi.waitFor(() => expect(name.validationMessage).toBe('sales: bad'));
  name.enter();
  await vi.waitFor(() => expect(name.busy).toBe(false));
  expect(boxes.open).toBe(name);
  name.type('good');
  await vi.waitFor(() => expect(name.validationMessage).toBeUndefined());
  name.enter();
  (await box(3)).choose('Few');
  expect(await answers).toEqual({ domain: 'sales', name: 'good' });
});

test('what is said of an older text is not shown', async () => {
  const waiting = new Map<string, (found: string | undefined) => void>();
  const answers = ask(
    (given) => new Promise((resolve) => waiting.set(given.domain ?? '', resolve)),
  );
  const domain = await box(1);
  domain.type('a');
  domain.type('ab');
  domain.type('');
  waiting.get('ab')?.('late');
  waiting.get('a')?.('late');
  await Promise.resolve();
  expect(domain.validationMessage).toBeUndefined();
  domain.escape();
  expect(await answers).toBeUndefined();
});

test('an empty answer is asked for again, unless it may be left out', async () => {
  const [first] = steps;
  const check: Asking['check'] = (given, field) =>
    Promise.resolve(given[field] === '' ? 'Write a name.' : undefined);
  const needed = ask(check, [first!]);
  (await box(1)).type('');
  (await box(1)).enter();
  await vi.waitFor(() => expect(boxes.open?.validationMessage).toBe('Write a name.'));
  boxes.open?.escape();
  expect(await needed).toBeUndefined();
  const optional = ask(check, [{ ...first!, optional: true } as Step]);
  (await box(1)).type('');
  (await box(1)).enter();
  expect(await optional).toEqual({});
});

test('pressing Enter again and again lets no wrong answer past', async () => {
  const waiting: ((found: string | undefined) => void)[] = [];
  const answers = ask(() => new Promise((resolve) => waiting.push(resolve)));
  const domain = await box(1);
  for (let times = 0; times < 3; times++) domain.enter();
  for (const answer of waiting) answer('bad');
  await vi.waitFor(() => expect(domain.validationMessage).toBe('bad'));
  expect(boxes.open).toBe(domain);
  expect(domain.busy).toBe(false);
  domain.escape();
  expect(await answers).toBeUndefined();
});

test('Enter, and another text before the answer is known: the text is asked about', async () => {
  const waiting = new Map<string, (found: string | undefined) => void>();
  const answers = ask(
    (given) => new Promise((resolve) => waiting.set(given.domain ?? '', resolve)),
  );
  const domain = await box(1);
  domain.enter();
  domain.type('Bad');
  waiting.get('sales')?.(undefined);
  waiting.get('Bad')?.('bad');
  await vi.waitFor(() => expect(domain.validationMessage).toBe('bad'));
  expect(boxes.open).toBe(domain);
  domain.escape();
  expect(await answers).toBeUndefined();
});
