import { START } from '../../../model/place.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

const prefix = (text: string): string =>
  `{\n  "layers": { "staging": { "prefix": "${text}" } }\n}\n`;

export default defineRule<'workspace', 'overruled' | 'other'>({
  meta: {
    code: 'one-policy-of-a-kind',
    family: 'governance',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary: 'Of the policies of one kind, only one holds for the same files.',
    explanation:
      'With `naming.json` beside `naming-conventions.json`, or `naming.yaml` beside `naming.json`, both hold for the same files. Where both say something, the one wins whose path comes last in the alphabet, which nobody has chosen: the next new name of a file may turn it round. The same goes for `specs/governance` beside `governance`, and for `finance` beside `domains/finance`. Make one file of both, or name one in the `extends` of the other, which then wins. It is reported in the file that loses.',
    examples: [
      {
        title: 'Under both of its names',
        bad: {
          'specs/governance/naming-conventions.json': prefix('st_'),
          'specs/governance/naming.json': prefix('stg_'),
        },
        good: { 'specs/governance/naming.json': prefix('stg_') },
      },
      {
        title: 'One refines the other',
        bad: {
          'specs/governance/naming.json': prefix('stg_'),
          'specs/governance/naming.yaml': 'casing:\n  tables: snake_case\n',
        },
        good: {
          'specs/governance/naming.json': prefix('stg_'),
          'specs/governance/naming.yaml': 'extends: naming.json\ncasing:\n  tables: snake_case\n',
        },
      },
    ],
    standards: [],
    files: ['policy', 'tiering', 'macro-library'],
    cost: 'idle',
    fixable: 'no',
    messages: {
      overruled: '`{path}` holds for the same files: where both say something, `{path}` wins.',
      other: 'this is the one that wins',
    },
  },
  on: 'workspace',
  *check({ uri, workspace }): Iterable<WorkspaceReport<'overruled' | 'other'>> {
    const winner = workspace.policyFiles()?.overruling(uri);
    if (winner === undefined) return;
    yield {
      messageId: 'overruled',
      params: { path: workspace.pathTo(uri, winner) },
      place: START,
      elsewhere: [{ uri: winner, place: START, messageId: 'other' }],
    };
  },
});
