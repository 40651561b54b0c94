import { mostSimilar } from '../../../base/similar.ts';
import { replaceNamed } from '../../fixes/replace-named.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import type { BaseOfPolicy } from '../../workspace-view.ts';

type Messages =
  | 'missing'
  | 'missing-similar'
  | 'other-kind'
  | 'other-kind-similar'
  | 'itself'
  | 'circle'
  | 'around';

/** Policies that a path is compared with: where a thousand have lost their base, it is among the farthest of them. */
const MOST = 50;

const org = '{ "casing": { "tables": "snake_case" } }\n';
const team = (path: string): string =>
  `{\n  "extends": "${path}",\n  "casing": { "columns": "snake_case" }\n}\n`;

const files = (path: string, more = org): Readonly<Record<string, string>> => ({
  'org/governance/naming.json': more,
  'sales/governance/naming.json': team(path),
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'policy-base-exists',
    family: 'governance',
    severity: 'error',
    since: '0.1.0',
    summary: 'The policy that one `extends` is there, is of the same kind, and does not extend it.',
    explanation:
      'Nothing is taken in from a policy that is not there: none of its rules hold, and nobody would notice. The path in `extends` counts from the file, and leads to a policy of the same kind in a folder `governance` of the workspace. Where policies extend each other in a circle, nobody can tell which of them wins; it is reported in the one that is farthest away from what they hold for, as farther policies know nothing of nearer ones.',
    examples: [
      {
        title: 'A misspelt path',
        bad: files('../../org/governance/namings.json'),
        good: files('../../org/governance/naming.json'),
        fixed: true,
      },
      {
        title: 'Two policies that extend each other',
        bad: files(
          '../../org/governance/naming.json',
          '{ "extends": "../../sales/governance/naming.json", "casing": { "tables": "snake_case" } }\n',
        ),
        good: files('../../org/governance/naming.json'),
      },
    ],
    standards: [],
    files: ['policy'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      missing: 'The workspace has no policy at `{path}`, so nothing is taken in.',
      'missing-similar': 'The workspace has no policy at `{path}`. Did you mean `{similar}`?',
      'other-kind': 'The policy at `{path}` is of another kind, so nothing is taken in.',
      'other-kind-similar': 'The policy at `{path}` is of another kind. Did you mean `{similar}`?',
      itself: 'A policy cannot extend itself.',
      circle: 'The policy at `{path}` extends this one in its turn, so nobody can tell which wins.',
      around: 'this leads back to it',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check({ uri, governed, workspace }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'policy') return;
    const policies = workspace.policyFiles();
    const base = policies?.base(uri);
    if (policies === undefined || base === undefined || base.is === 'there') return;
    const { value: path, at } = base.path;
    const found = { params: { path }, place: at.place };
    if (base.is === 'circle') {
      yield { ...found, ...inCircle(base) };
      return;
    }
    // Where single files are linted, the one that is meant may not be known.
    const paths: string[] = [];
    for (const one of workspace.knowsAll() ? policies.alike(uri) : []) {
      if (paths.push(workspace.pathTo(uri, one)) === MOST) break;
    }
    const similar = meant(path, paths);
    if (similar === undefined) yield { ...found, messageId: base.is };
    else
      yield {
        ...found,
        messageId: `${base.is}-similar`,
        params: { path, similar },
        data: { name: path, value: similar },
      };
  },
  fix: replaceNamed,
});

function inCircle({
  circle = [],
}: BaseOfPolicy): Pick<WorkspaceReport<Messages>, 'messageId' | 'elsewhere'> {
  const [, ...others] = circle;
  if (others.length === 0) return { messageId: 'itself' };
  const elsewhere = others.flatMap((file) => {
    const place = 'base' in file ? file.base?.at.place : undefined;
    return place === undefined ? [] : [{ uri: file.uri, place, messageId: 'around' as const }];
  });
  return { messageId: 'circle', elsewhere };
}

/** A path that is spelt alike; else the only policy in that folder, or of that name. */
function meant(path: string, paths: readonly string[]): string | undefined {
  const similar = mostSimilar(path, paths);
  if (similar !== undefined) return similar;
  for (const part of [folderOf, nameOf]) {
    const like = paths.filter((one) => part(one) === part(path));
    if (like.length === 1) return like[0];
  }
  return undefined;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
