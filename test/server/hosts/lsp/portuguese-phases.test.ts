import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { afterEach, expect, it } from 'vitest';
import { defaultCaps } from '../../../../server/src/agent/runner-host.ts';
import type {
  AskPersonParams,
  PhaseEventParams,
  RunPhaseResult,
  ViewPhase,
  ViewRun,
} from '../../../../server/src/hosts/lsp/protocol.ts';
import { churnFolder } from '../../operations/run/churn-workspace.ts';
import { portuguese } from '../../portuguese.ts';
import { tempFolder } from '../temp-folder.ts';
import { spawnServerWithEngine } from './server-with-engine.ts';
import { TestClient } from './test-client.ts';

const CHARGES = 'specs/contracts/sources/stripe/charges.odcs.yaml';
const agent = { provider: 'none', caps: defaultCaps, connections: {}, mcpServers: {} };

let folder: string;
let client: TestClient;

async function start(translations: Readonly<Record<string, string>>, storage: string) {
  client = await TestClient.start(
    {
      folders: [URI.file(folder).toString()],
      initializationOptions: { trusted: true, storage, translations },
    },
    await spawnServerWithEngine(),
  );
}

afterEach(() => client.stop());

function run(params: object): Promise<RunPhaseResult> {
  return client.request('dataengos/runPhase', { session: 's', agent, ...params });
}

it('asks, proposes and says what is open in the language of the editor, and writes files in English', async () => {
  folder = churnFolder();
  await start(portuguese, tempFolder());
  const asked: AskPersonParams['questions'][number][] = [];
  const events: PhaseEventParams['event'][] = [];
  client.connection.onNotification('dataengos/phaseEvent', ({ event }: PhaseEventParams) => {
    events.push(event);
  });
  client.connection.onRequest('dataengos/askPerson', ({ questions }: AskPersonParams) => {
    asked.push(...questions);
    const [privacy] = questions.filter(({ id }) => id === 'privacy');
    return privacy === undefined ? {} : { privacy: [privacy.choices[0]!.value] };
  });
  const input = { idea: 'failed payments', product: 'payment_failures' };
  const { run: view } = await run({ phase: 'shape-spec', input });
  expect(asked.find(({ id }) => id === 'decision')).toMatchObject({
    text: 'Qual decisão melhora com payment_failures?',
    why: 'O que não muda nada não precisa ser construído.',
  });
  expect(asked.find(({ id }) => id === 'privacy')?.choices[0]).toMatchObject({
    value: 'No personal data.',
    label: 'Nenhum dado pessoal.',
  });
  expect(view?.open).toContain('Qual equipe responde por ele?');
  expect(view?.files[0]?.judged.verdict.checks).toMatchObject([
    { kind: 'parse', summary: 'O arquivo pode ser lido.' },
    { kind: 'rules' },
  ]);
  expect(view?.files[0]?.text).toContain('No personal data.');
  expect(view?.files[0]?.text).toContain('which decision gets better with it?');
  const steps = events.flatMap((event) => (event.kind === 'step' ? [event.step.text] : []));
  expect(steps).toContain('Feito a partir de especificações, políticas e respostas.');
});

it('says a run that was kept, its findings and refusals in whatever language the editor has now', async () => {
  folder = churnFolder();
  const path = join(folder, CHARGES);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('kind: DataContract', 'kind: datacontract\nnonsense: true'));
  const storage = tempFolder();
  await start({}, storage);
  const { run: view } = await run({ phase: 'fix', input: { path: CHARGES } });
  expect(view?.files[0]?.judged.verdict.checks[0]?.summary).toBe('The file can be read.');
  client.connection.onRequest('dataengos/askPerson', () => null);
  const { run: stopped } = await run({ phase: 'shape-spec', input: { idea: 'failed payments' } });
  expect(stopped?.reason).toMatch(/^The questions were not answered/);
  await client.stop();
  await start(portuguese, storage);
  const runs = await client.request<readonly ViewRun[]>('dataengos/runs', { all: false });
  expect(runs.find(({ id }) => id === stopped?.id)?.reason).toBe(
    'As perguntas não foram respondidas: a execução pode continuar mais tarde.',
  );
  const kept = runs.find(({ id }) => id === view?.id);
  expect(kept?.open[0]).toMatch(/^Linha \d+: /);
  const { checks = [], findings = [] } = kept?.files[0]?.judged.verdict ?? {};
  expect(checks[0]?.summary).toBe('O arquivo pode ser lido.');
  expect(findings.map(({ message }) => message).join('\n')).toContain('Campo desconhecido');
  const { refused } = await run({ phase: 'fix', input: { path: 'specs/nowhere.yaml' } });
  expect(refused).toMatch(/^Não há especificação nem modelo do dbt em "specs\/nowhere.yaml"\./);
});

it('lists phases in the language of the editor', async () => {
  folder = churnFolder();
  await start(portuguese, tempFolder());
  const phases = await client.request<readonly ViewPhase[]>('dataengos/phases', {});
  for (const { title, doc, input } of phases)
    for (const said of [title, doc, ...input.map((field) => field.doc)])
      expect(Object.values(portuguese)).toContain(said);
});
