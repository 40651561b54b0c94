import { test } from 'vitest';
import { implementLogic } from '../../../../server/src/agent/phases/implement-logic.ts';
import { scaffoldPipeline } from '../../../../server/src/agent/phases/scaffold-pipeline.ts';
import { churnFiles } from '../test-world.ts';
import { propose, scriptedModel } from '../scripted-model.ts';
import { scriptedRun } from './scripted-run.ts';

const FCT = 'implementation/dbt_project/models/marts/customer_success/fct_churn.sql';
test('probe', async () => {
  for (const n of ['fct_churn','dim_customers','fct_mrr']) {
  const path = Object.keys(churnFiles).find((p) => p.endsWith(`/${n}.sql`))!;
  const s = await scriptedRun(implementLogic, { model: n }, undefined, { [path]: '' });
  console.log(n, s.status, s.reason, JSON.stringify(s.verdict, null, 1));
  }
  const model = scriptedModel([propose({ files: [{ path: FCT, text: churnFiles[FCT] }], open: [], summary: 'x' })]);
  const s = await scriptedRun(implementLogic, { model: 'fct_churn' }, model, { [FCT]: '' });
  console.log(s.status, s.reason, JSON.stringify(s.verdict, null, 1), s.draft?.files.length, s.leftOut, s.filesRead, s.redacted);
  console.log(JSON.stringify(model.requests[0]?.messages).length, model.requests[0]?.system.length);
  const t = await scriptedRun(scaffoldPipeline, { contract: 'churn_report' }, undefined);
  console.log(t.status, t.reason, t.draft?.files.map((f) => f.path), t.draft?.open, JSON.stringify(t.verdict, null, 1).slice(0, 3000));
}, 60000);
