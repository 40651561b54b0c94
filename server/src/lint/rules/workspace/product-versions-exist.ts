import { listed } from '../../dead-end.ts';
import { contract, product } from '../../example.ts';
import { replaceNamed } from '../../fixes/replace-named.ts';
import { hasVariable } from '../../has-variable.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

/** Contracts of one id that are looked at for their versions. */
const ENOUGH = 200;

const descriptor = (version: string): string =>
  product(`
outputPorts:
  - name: orders
    version: ${version}
    contractId: orders`);
const orders = contract('schema: []');

export default defineRule<'workspace', 'none'>({
  meta: {
    code: 'product-versions-exist',
    family: 'workspace',
    severity: 'warning',
    since: '0.1.0',
    summary: 'A contract that a data product names has the `version` that is named beside it.',
    explanation:
      'The `version` of a port, and of an entry of `inputContracts`, is that of its contract. When the contract moves on and the product does not, the product promises what nobody keeps. Versions are compared letter by letter, and only where the workspace has contracts of that `id`. On the command line that takes a folder: where single files are named, nothing is compared.',
    examples: [
      {
        title: 'A version that was replaced',
        bad: { 'customer-360.odps.yaml': descriptor('0.9.0'), 'orders.odcs.yaml': orders },
        good: { 'customer-360.odps.yaml': descriptor('1.0.0'), 'orders.odcs.yaml': orders },
        fixed: true,
      },
    ],
    standards: ['odps'],
    cost: 'idle',
    asksAll: true,
    fixable: 'unsafe',
    messages: {
      none: 'The contract `{id}` has no version `{version}` in the workspace; it has {versions}.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check({ records, workspace }): Iterable<WorkspaceReport<'none'>> {
    for (const { references } of records) {
      for (const { field, segments, version, versionPlace: place } of references) {
        const [segment] = segments;
        if (field !== 'contract' || segment === undefined || place === undefined) continue;
        if (version === undefined || hasVariable(version) || hasVariable(segment.text)) continue;
        const { text: id } = segment;
        const [known] = workspace.withIdAndVersion(id, version);
        if (known !== undefined) continue;
        const versions = versionsOf(workspace.withId(id));
        if (versions.length === 0 || versions.some(hasVariable)) continue;
        const [only, another] = versions;
        yield {
          messageId: 'none',
          params: { id, version, versions: listed(versions) },
          place,
          ...(only !== undefined &&
            another === undefined && {
              data: { name: version, value: only },
            }),
        };
      }
    }
  },
  fix: replaceNamed,
});

/** Each once; empty when one of the contracts does not say its version. */
function versionsOf(
  contracts: Iterable<{ readonly version: string | undefined }>,
): readonly string[] {
  const versions = new Set<string>();
  let looked = 0;
  for (const { version } of contracts) {
    if (version === undefined) return [];
    versions.add(version);
    if (++looked === ENOUGH) break;
  }
  return [...versions];
}
