import type { Phase, PhaseInput, PhaseTools, Prepared, Refused } from '../phase.ts';
import { prompt } from '../prompts/explain.ts';
import type { World } from '../world.ts';
import { filePart } from './context-part.ts';
import { explainContract } from './explain/explain-contract.ts';
import { explainFindings } from './explain/explain-finding.ts';
import { explainPath } from './explain/explain-path.ts';
import type { Explained } from './explain/explained.ts';
import { explainRule, ruleNamed } from './explain/explain-rule.ts';
import { explainTable } from './explain/explain-table.ts';
import { contractNames, quoted, unknown } from './find-named.ts';
import { saying } from '../sentence.ts';

export const explain: Phase = {
  id: 'explain',
  title: 'Explain',
  doc: 'Explains a finding, a rule, a contract, or the way that data takes from one table to another. The facts are found without a model, which only makes plain prose of them.',
  input: [
    {
      name: 'what',
      doc: 'A finding (path:line), the code of a rule, the name of a contract or table, or two tables (a -> b).',
      required: true,
      choices: (world) => Promise.resolve(contractNames(world)),
    },
  ],
  prompt,
  tools: ['read_spec', 'find_symbols', 'lineage', 'effective_policy', 'git_history'],
  mcp: false,
  output: 'text',
  checks: [],
  attempts: 2,
  writes: [],
  prepare,
};

async function prepare(
  input: PhaseInput,
  world: World,
  host: PhaseTools,
): Promise<Prepared | Refused> {
  const what = (input.what ?? '').trim();
  const found = await explained(what, world, host);
  if ('refused' in found) return found;
  const { text, path } = found;
  return {
    targets: [],
    context: await filePart('The file that it is about', path, world),
    questions: [],
    draft: () => Promise.resolve({ files: [], open: [], text }),
    wantsModel: () => true,
  };
}

async function explained(
  what: string,
  world: World,
  host: PhaseTools,
): Promise<Explained | Refused> {
  if (what === '' || what.length > 500)
    return {
      refused: saying('Say what to explain: a finding, a rule, a contract, or two tables.'),
    };
  const way = /^(.+?)\s*(?:->|→)\s*(.+)$/u.exec(what);
  if (way !== null) return explainPath(way[1]!, way[2]!, world);
  const place = /^(.+):(\d{1,7})$/.exec(what);
  if (place !== null) return explainFindings(place[1]!, Number(place[2]), world, host);
  const rule = ruleNamed(what);
  if (rule !== undefined) return { text: explainRule(rule) };
  const contract = await explainContract(what, world);
  if (contract !== undefined) return contract;
  const table = await explainTable(what, world);
  if (table !== undefined) return table;
  const names = world.contracts.flatMap(({ content }) => [
    ...(content.name === undefined ? [] : [content.name]),
    ...content.objects.map(({ name }) => name),
  ]);
  const none = saying('No rule, contract or table is called {name}.', { name: quoted(what) });
  return unknown(none, what, names);
}
