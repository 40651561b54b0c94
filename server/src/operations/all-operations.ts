import classify from './classify.ts';
import convert from './convert.ts';
import explain from './explain.ts';
import exportFiles from './export.ts';
import fix from './fix.ts';
import lineage from './lineage.ts';
import lineageUpdate from './lineage-update.ts';
import init from './init.ts';
import lint from './lint.ts';
import manifest from './manifest.ts';
import newFiles from './new.ts';
import scaffold from './scaffold.ts';
import governanceReport from './governance-report.ts';
import policy from './policy.ts';
import sample from './sample.ts';
import test from './test.ts';
import type { InputFields, Operation } from './operation.ts';

/** Every verb of the product. The command line, MCP and the editor offer the same ones. */
const allOperations: readonly Operation<InputFields, unknown>[] = [
  lint,
  fix,
  convert,
  classify,
  explain,
  policy,
  governanceReport,
  lineage,
  lineageUpdate,
  sample,
  test,
  scaffold,
  init,
  newFiles,
  exportFiles,
  manifest,
];

export default allOperations;
