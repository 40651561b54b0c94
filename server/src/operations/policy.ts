import { effectivePolicy, type EffectivePolicy } from '../ide/governance/effective-policy.ts';
import { defineOperation } from './operation.ts';
import { policyIndex, sourceOf } from './policy-index.ts';

/** What policies ask of a file, and which domain it says it belongs to. */
export interface PolicyAnswer extends EffectivePolicy {
  readonly path: string;
  readonly domain: string | undefined;
}

export default defineOperation({
  name: 'policy',
  title: 'Show effective policy',
  doc: 'Returns the policies that hold for a file, and all that they ask of it together: each part with the file and line that says so.',
  writes: false,
  input: {
    path: { type: 'string', doc: 'The file; a folder ends with a slash.' },
  },
  async run({ path = './' }, context): Promise<PolicyAnswer> {
    const index = await policyIndex(context, [path]);
    const isFolder = path.endsWith('/');
    const file = isFolder ? undefined : await context.files.lookUp(path);
    if (file?.kind === 'text') index.put(sourceOf(file));
    const domain = index.records(path)?.[0]?.governed?.domain?.text;
    // Of a folder: what holds for any file in it.
    const asked = isFolder ? `${path}*` : path;
    const files = index.governed.policies.inForce(asked, domain);
    const policies = index.policies(asked, domain);
    return { path, domain, ...effectivePolicy({ files, policies }) };
  },
});
