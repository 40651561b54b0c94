import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canvasPage } from '../../../../server/src/agent/phases/canvas/canvas-page.ts';
import { shapeSpec } from '../../../../server/src/agent/phases/shape-spec.ts';
import type { Answers } from '../../../../server/src/agent/question.ts';
import { canvasKind } from '../../../../server/src/spec/governance/canvas-sections.ts';
import { churnFiles, noTools, strictFindings, testWorld, type WorldFiles } from '../test-world.ts';
import { answered, hostileNames, onlyText, preparedFor } from './drafts.ts';
import { told } from '../../../../server/src/agent/told.ts';

const churn = { idea: 'we need to analyse churn' };

async function refusal(input: Record<string, string>, files = churnFiles): Promise<string> {
  const prepared = await shapeSpec.prepare(input, await testWorld(files), noTools);
  return 'refused' in prepared ? told(prepared.refused) : '';
}

async function idsFor(input: Record<string, string>, files = churnFiles): Promise<string[]> {
  const { questions } = await preparedFor(shapeSpec, input, files);
  return questions.map(({ id }) => id);
}

function sectionsOf(text: string): readonly (string | undefined)[] {
  const { bound } = canvasPage('specs/product-canvas/x.md', text);
  return bound.sections.map(({ spec }) => spec?.id).filter((id) => id !== undefined);
}

const wanted = canvasKind.sections.map(({ id }) => id);

describe('the questions', () => {
  test('begin with what decides most', async () => {
    expect((await idsFor(churn)).slice(0, 6)).toEqual([
      ...['decision', 'consumers', 'latency', 'privacy', 'metrics', 'domain'],
    ]);
  });

  test('have guesses from the workspace that say where they come from', async () => {
    const input = { idea: 'failed payments', domain: 'customer_success' };
    const { questions } = await preparedFor(shapeSpec, input, churnFiles);
    const of = (id: string): unknown => questions.find((one) => one.id === id)?.choices;
    expect(of('latency')).toContainEqual({
      value: 'D-1, at most 24 hours',
      detail: 'churn_analysis.md promises it',
    });
    expect(of('retention')).toContainEqual({
      value: '10 years',
      detail: 'mrr.md promises it',
    });
    expect(of('consumers')).toContainEqual({
      value: 'Customer success managers: weekly review, by segment and reason (dashboard)',
      detail: 'churn_analysis.md names them',
    });
    expect(JSON.stringify(of('privacy'))).toMatch(
      /No personal data.*receipt_email.*stripe_charges/,
    );
    expect(JSON.stringify(of('metrics'))).toContain('Involuntary share');
    expect(questions.find(({ id }) => id === 'latency')?.why).toContain('stripe_charges 1 h');
  });

  test('do not ask what the input says', async () => {
    const input = { idea: 'payments in real time', product: 'payments', domain: 'Finance' };
    const asked = await idsFor(input);
    expect(asked).not.toContain('domain');
    expect(asked).not.toContain('owner');
    expect(asked).not.toContain('latency');
    expect(await idsFor({ idea: 'refunds for finance' })).not.toContain('domain');
  });

  test('do not ask what a canvas says already', async () => {
    expect(await idsFor({ idea: 'recurring revenue', product: 'mrr_report' })).toEqual([
      'out-of-scope',
    ]);
  });
});

const answers = {
  decision: ['Whom to call before the next renewal.'],
  consumers: ['Customer success: weekly (dashboard)\nBoard: by quarter (dashboard)'],
  latency: ['D-1, at most 24 hours'],
  privacy: ['No personal data.'],
  metrics: ['Churn rate: Which share left? (is_churned)', 'Lost revenue | What did it cost?'],
  domain: ['Customer Success'],
  'out-of-scope': ['Pauses'],
  frequency: ['every day at 06:00 UTC'],
  availability: ['99.5%'],
  retention: ['5 years'],
};

describe('a new canvas', () => {
  test('is named after the idea, and belongs to the domain that was answered and its team', async () => {
    const draft = await answered(shapeSpec, churn, churnFiles, answers);
    expect(draft.files[0]).toMatchObject({ path: 'specs/product-canvas/churn.md', base: null });
    const page = canvasPage('', onlyText(draft));
    expect(page).toMatchObject({
      product: 'churn',
      domain: 'customer_success',
      contract: 'specs/contracts/data-products/customer_success/churn.odcs.yaml',
      owner: 'customer-insights',
      purpose: 'Whom to call before the next renewal.',
      consumers: ['Customer success: weekly (dashboard)', 'Board: by quarter (dashboard)'],
      outOfScope: ['Pauses'],
    });
    expect(page.promises).toMatchObject({
      latency: { value: 86_400 },
      frequency: { value: 86_400 },
      availability: { value: 99.5 },
    });
    expect(page.metrics).toEqual([
      { name: 'Churn rate', question: 'Which share left?', answers: ['is_churned'] },
      { name: 'Lost revenue', question: 'What did it cost?', answers: [] },
    ]);
    expect(draft.open).toEqual(['Which property answers `Lost revenue`?']);
  });

  test('lints clean under strict but for the contract that is still to be written', async () => {
    const draft = await answered(shapeSpec, churn, churnFiles, answers);
    expect(await strictFindings(churnFiles, draft)).toEqual([
      expect.stringContaining('canvas-names-exist: There is no contract at'),
      expect.stringContaining('Nothing answers `Lost revenue`'),
    ]);
    await expect(onlyText(draft)).toMatchFileSnapshot('golden/churn.md');
  });

  test('marks what nobody answered, and lists it', async () => {
    const draft = await answered(shapeSpec, churn, churnFiles);
    const text = onlyText(draft);
    expect(sectionsOf(text)).toEqual(wanted);
    expect(draft.open).toHaveLength(11);
    for (const sentence of draft.open.filter((one) => !one.startsWith('Which team'))) {
      expect(text.toLowerCase()).toContain(`open: ${sentence.toLowerCase()}`);
      expect(sentence).toMatch(/^[A-Z].*\?$/);
    }
  });

  test('says that a service level in words is no number yet', async () => {
    const draft = await answered(shapeSpec, churn, churnFiles, { ...answers, latency: ['soon'] });
    expect(draft.open[0]).toBe('How much is the latency `soon` as a number with its unit?');
  });

  test('is the same twice', async () => {
    const first = await answered(shapeSpec, churn, churnFiles, answers);
    expect(await answered(shapeSpec, churn, churnFiles, answers)).toEqual(first);
  });

  test('works in a workspace that has nothing', async () => {
    const whole = { ...answers, metrics: answers.metrics.slice(0, 1) };
    const draft = await answered(shapeSpec, { ...churn, domain: 'sales' }, {}, whole);
    expect(await strictFindings({}, draft)).toEqual([]);
  });
});

describe('a canvas that is there', () => {
  const path = 'specs/product-canvas/mrr.md';
  const input = { idea: 'recurring revenue', product: 'mrr_report' };

  test('keeps what people wrote, and gets what was answered', async () => {
    const draft = await answered(shapeSpec, input, churnFiles, { 'out-of-scope': ['Forecasts'] });
    const before = churnFiles[path] ?? '';
    expect(draft.files[0]).toMatchObject({ path, base: before });
    expect(onlyText(draft)).toBe(`${before}\n## Out of scope\n\n- Forecasts\n`);
  });

  test('stays as it is where nothing was answered', async () => {
    const draft = await answered(shapeSpec, input, churnFiles);
    expect(draft.files).toEqual([]);
    expect(draft.open).toEqual(['What do people expect of it that it will not answer?']);
  });

  test('gets answers in the place of what was open, one after the other', async () => {
    const first = onlyText(await answered(shapeSpec, churn, churnFiles));
    const files: WorldFiles = { ...churnFiles, 'specs/product-canvas/churn.md': first };
    const half = {
      latency: answers.latency,
      retention: answers.retention,
      metrics: answers.metrics,
      owner: ['data-platform'],
    };
    const second = onlyText(await answered(shapeSpec, churn, files, half));
    expect(second).toContain('- Latency: D-1, at most 24 hours\n- Open: how often');
    expect(second).toContain('there?\n- Retention: 5 years\n');
    expect(second).toContain('owner: data-platform\n');
    const then = { ...churnFiles, 'specs/product-canvas/churn.md': second };
    const third = await answered(shapeSpec, churn, then, answers);
    expect(sectionsOf(onlyText(third))).toEqual(wanted);
    expect(onlyText(third)).not.toContain('Open: how');
    expect(canvasPage('', onlyText(third))).toMatchObject({
      purpose: answers.decision[0],
      privacy: 'No personal data.',
      outOfScope: ['Pauses'],
    });
  });

  test('in Portuguese is answered under its own headings, with its own line breaks', async () => {
    const own =
      '---\r\nproduct: vendas\r\ndomain: sales\r\n---\r\n\r\n# Vendas\r\n\r\nQuanto vendemos.\r\n\r\n## Domínio\r\n\r\nVendas.\r\n\r\n## Acordos de nível de serviço\r\n\r\n- Latência: 24 horas\r\n';
    const files = { 'specs/product-canvas/vendas.md': own };
    const given = { idea: 'vendas', product: 'vendas' };
    const draft = await answered(shapeSpec, given, files, {
      consumers: ['Diretoria: todo mês (painel)'],
      retention: ['5 anos'],
    });
    const text = onlyText(draft);
    expect(text).toContain('- Latência: 24 horas\r\n- Retenção: 5 anos\r\n');
    expect(text).toContain('\r\n\r\n## Consumidores\r\n\r\n- Diretoria: todo mês (painel)\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('what would do harm', () => {
  test.each(hostileNames.map((name) => [JSON.stringify(name.slice(0, 40)), name]))(
    'is refused as a name: %s',
    async (_, name) => {
      expect(await refusal({ ...churn, product: name })).toMatch(/\.$/);
      expect(await refusal({ ...churn, domain: name })).toMatch(/\.$/);
    },
  );

  test('is a page about all products, a page about another one, and a file that steers agents', async () => {
    expect(await refusal({ ...churn, product: 'vision' })).toContain('about all products');
    expect(await refusal({ ...churn, product: 'mrr' })).toContain('about something else');
    expect(await refusal({ ...churn, product: 'AGENTS' })).toMatch(/may not be written/);
    expect(await refusal({ idea: ' ' })).toContain('idea=...');
    expect(await refusal({ idea: 'we need to see all the data' })).toContain('product=...');
  });

  test('cannot break out of its section', async () => {
    const evil = [
      '# Heading',
      '---',
      '```',
      '<script>',
      '| a | b |',
      '- [x](y)',
      '## SLAs\n- Latency: 1s',
    ];
    const draft = await answered(shapeSpec, churn, churnFiles, {
      ...answers,
      decision: evil,
      consumers: evil,
      metrics: evil,
      privacy: evil,
      'out-of-scope': evil,
    });
    const text = onlyText(draft);
    expect(sectionsOf(text)).toEqual(wanted);
    expect(canvasPage('', text).promises.latency?.value).toBe(86_400);
    expect(text).not.toMatch(/(?<!\\)<script/);
  });
});

test('Whatever people answer, a canvas has all its sections and its own front matter.', async () => {
  const prepared = await preparedFor(shapeSpec, churn, churnFiles);
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom(
      '# x',
      '---',
      '```',
      '|',
      '- ',
      '1. x',
      'Open:',
      '<!--',
      '[a]: b',
      'a\n\n## Domain\n\nx',
    ),
    fc.constantFrom(...hostileNames),
  );
  const texts = fc.array(text, { maxLength: 3 });
  const parts = Object.fromEntries(
    [...Object.keys(answers), 'owner'].map((id) => [id, texts] as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.record(parts, { requiredKeys: [] }), async (given) => {
      const made = onlyText(await prepared.draft(given as Answers));
      expect(sectionsOf(made)).toEqual(wanted);
      expect(canvasPage('', made).product).toBe('churn');
    }),
    { numRuns: 300 },
  );
});
