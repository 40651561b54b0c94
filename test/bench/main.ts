// npm run bench: our language server and yaml-language-server on the same work. See docs/performance.md.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bench } from './bench.ts';
import { readOptions, USAGE, type BenchOptions, type ScenarioName } from './options.ts';
import { coldStart } from './scenarios/cold-start.ts';
import { edits } from './scenarios/edits.ts';
import { hardTextsOpened } from './scenarios/hard-texts.ts';
import { lineage } from './scenarios/lineage.ts';
import { navigation } from './scenarios/navigation.ts';
import { policies } from './scenarios/policies.ts';
import { requests } from './scenarios/requests.ts';
import { scaffold } from './scenarios/scaffold.ts';
import { workspace } from './scenarios/workspace.ts';
import { serversUnderTest } from './servers.ts';
import { table, title, values } from './table.ts';

const scenarios: Readonly<Record<ScenarioName, (bench: Bench) => Promise<void>>> = {
  start: coldStart,
  edits,
  requests,
  hard: hardTextsOpened,
  workspace,
  navigation,
  policies,
  lineage,
  scaffold,
};

const options = readOptions(process.argv.slice(2));
if (options === 'help') console.log(USAGE);
else await run(options);

async function run(options: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dataengos-bench-'));
  const bench = new Bench(options, serversUnderTest(options, folder), (figure) => {
    console.log(`${title(figure)}, ${figure.server}: ${values(figure)}`);
    if (options.out === undefined) return;
    appendFileSync(options.out, `${JSON.stringify({ ...figure, node: process.version })}\n`);
  });
  try {
    for (const name of options.scenarios) await scenarios[name](bench);
  } finally {
    await bench.end();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}`);
  console.log('Median / 95th percentile; noise: CPU share of others, and a fixed loop.\n');
  console.log(table(bench.figures));
}
