import { mostSimilar } from '../../../base/similar.ts';
import { replaceNamed } from '../../fixes/replace-named.ts';
import { replaceText } from '../../fixes/replace-text.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import { inProfile } from '../../standards/instruction-examples.ts';

type Messages = 'unknown' | 'unknown-similar' | 'itself' | 'circle';

const team = (parent: string): Readonly<Record<string, string>> => ({
  ...inProfile({ 'standards/sql/style.md': '# SQL style\n\n- Keywords in lower case.\n' }),
  '.agent-os/profiles/finance/profile-config.yml': `inherits_from: ${parent}\n`,
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'profiles-inherit-soundly',
    family: 'workspace',
    severity: 'error',
    since: '0.1.0',
    summary: 'The profile that one inherits from is there, and does not inherit from it.',
    explanation:
      'A profile takes over all standards and workflows of the one in `inherits_from` that it has not itself. From a profile that is not there nothing is taken over, and nobody would notice. It may be a profile of the workspace or one that comes with DataEngOS (`default`, `dbt-duckdb-postgres`, `dbt-snowflake`, `spark-databricks`). Without `inherits_from` it is `default`; `inherits_from: false` means none.',
    examples: [
      { title: 'A misspelt profile', bad: team('defualt'), good: team('default'), fixed: true },
    ],
    standards: [],
    files: ['instructions'],
    asksAll: true,
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unknown: 'There is no profile `{name}`, so nothing is inherited.',
      'unknown-similar': 'There is no profile `{name}`. Did you mean `{similar}`?',
      itself: 'A profile cannot inherit from itself.',
      circle: 'The profile `{name}` inherits from this one in its turn.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check({ uri, governed, workspace }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'instructions' || governed.parents.length === 0) return;
    const { set } = workspace.instructions(governed);
    for (const { profile, parent } of governed.parents) {
      if (parent === false) continue;
      const { text: name, place } = parent;
      if (name === profile) yield { messageId: 'itself', place };
      else if (!set.knows(name)) {
        const similar = mostSimilar(
          name,
          set.allProfiles.filter((one) => one !== profile),
        );
        if (similar === undefined) yield { messageId: 'unknown', params: { name }, place };
        else
          yield {
            ...{ messageId: 'unknown-similar', params: { name, similar }, place },
            data: { name, value: similar },
          };
      } else {
        const { names, broken } = set.chain(name);
        const isBack = broken?.why === 'circle' && names.includes(profile);
        if (isBack && set.files.some((one) => one.uri === uri))
          yield { messageId: 'circle', params: { name }, place };
      }
    }
  },
  fix: replaceNamed,
  fixText: replaceText,
});
