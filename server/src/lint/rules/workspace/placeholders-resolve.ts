import { mostSimilar } from '../../../base/similar.ts';
import type {
  InstructionFile,
  PlacedPlaceholder,
} from '../../../model/standards/instruction-file.ts';
import { instructionKinds } from '../../../model/standards/instruction-path.ts';
import { hasKnownRoot, knownFlags, namedIn, profileOf } from '../../../model/standards/named-by.ts';
import { checkConditions } from '../../../syntax/instructions/check-conditions.ts';
import type { Condition } from '../../../syntax/instructions/placeholder.ts';
import { replaceText } from '../../fixes/replace-text.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import { inProfile } from '../../standards/instruction-examples.ts';
import type { InstructionsAround } from '../../workspace-view.ts';

type Messages =
  'unknown' | 'unknown-similar' | 'nothing' | 'root-similar' | 'flag' | 'unclosed' | 'unopened';

const style = '# SQL style\n\n- Keywords in lower case.\n';
const workflow = (name: string): Readonly<Record<string, string>> =>
  inProfile({
    'standards/sql/style.md': style,
    'workflows/implement-logic.md': `# Write the SQL\n\n{{${name}}}\n`,
  });

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'placeholders-resolve',
    family: 'workspace',
    severity: 'warning',
    since: '0.1.0',
    summary: 'What a text for agents includes is there.',
    explanation:
      'Texts in `.agent-os` and `agent-os` are put together before an agent reads them: `{{standards/sql/*}}` stands for all standards below `sql`, `{{workflows/shape-spec}}` for a workflow, `{{directives/architect}}` for a directive. A name that leads to nothing stays in the prompt as it is written, and the standard that was meant is missing there. Names count in the profile that the file is of, with all that the profile inherits. `{{IF flag}}` and `{{UNLESS flag}}` take whole lines away; a flag that nobody sets does so always.',
    examples: [
      {
        title: 'A misspelt standard',
        bad: workflow('standards/sql/stile'),
        good: workflow('standards/sql/style'),
        fixed: true,
      },
      {
        title: 'A pattern that nothing fits',
        bad: workflow('standards/python/*'),
        good: workflow('standards/*'),
      },
    ],
    standards: [],
    files: ['instructions'],
    asksAll: true,
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      unknown: 'The profile `{profile}` has no `{name}`, so nothing is included.',
      'unknown-similar': 'The profile `{profile}` has no `{name}`. Did you mean `{similar}`?',
      nothing: 'Nothing in the profile `{profile}` fits `{name}`.',
      'root-similar': 'Nothing is called `{name}`. Did you mean `{similar}`?',
      flag: 'Nobody sets the flag `{name}`: it counts as not set.',
      unclosed: 'This has no end, so that it holds to the end of the file.',
      unopened: 'This ends nothing.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check({ governed, workspace }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'instructions' || governed.placeholders.length === 0) return;
    const around = workspace.instructions(governed);
    for (const one of governed.placeholders) yield* judged(one, governed, around);
    yield* unpaired(governed);
  },
  fixText: replaceText,
});

function* judged(
  { placeholder, place }: PlacedPlaceholder,
  file: InstructionFile,
  around: InstructionsAround,
): Iterable<WorkspaceReport<Messages>> {
  if (placeholder.kind === 'condition') {
    const name = placeholder.flag.text;
    if (placeholder.opens && !knownFlags.includes(name))
      yield { messageId: 'flag', params: { name }, place };
    return;
  }
  const name = placeholder.target.text;
  if (!hasKnownRoot(name)) {
    const root = name.slice(0, name.indexOf('/'));
    const meant = mostSimilar(root, instructionKinds);
    if (placeholder.kind === 'mention' || meant === undefined) return;
    const similar = meant + name.slice(root.length);
    yield {
      ...{ messageId: 'root-similar', params: { name, similar }, place },
      data: { name, value: similar },
    };
    return;
  }
  const { set, profile: inForce } = around;
  if (namedIn(placeholder, file, set, inForce).length > 0) return;
  const profile = profileOf(file, inForce);
  if (name.includes('*')) {
    if (placeholder.kind === 'include')
      yield { messageId: 'nothing', params: { name, profile }, place };
    return;
  }
  const ending = /\.md$/.exec(name)?.[0] ?? '';
  const meant = similarName(name.replace(/\.md$/, ''), set.visible(profile).keys());
  if (meant !== undefined) {
    const similar = meant + ending;
    const params = { name, profile, similar };
    yield { messageId: 'unknown-similar', params, place, data: { name, value: similar } };
    // Texts mention files that are still to be written, and files of other places.
  } else if (placeholder.kind === 'include')
    yield { messageId: 'unknown', params: { name, profile }, place };
}

/** One whose every part is spelt alike, or the only one of that name in another folder. */
function similarName(name: string, known: Iterable<string>): string | undefined {
  const parts = name.split('/');
  const names = [...known].filter((one) => one.startsWith(`${parts[0] ?? ''}/`));
  const alike = names.filter((one) => {
    const others = one.split('/');
    return others.length === parts.length && others.every((part, at) => isAlike(part, parts[at]));
  });
  const similar = mostSimilar(name, alike);
  if (similar !== undefined) return similar;
  const last = name.slice(name.lastIndexOf('/'));
  const same = names.filter((one) => one.endsWith(last));
  return same.length === 1 ? same[0] : undefined;
}

function isAlike(part: string, other = ''): boolean {
  return part === other || mostSimilar(other, [part]) !== undefined;
}

function* unpaired({ text, placeholders }: InstructionFile): Iterable<WorkspaceReport<Messages>> {
  const places = new Map(placeholders.map(({ placeholder, place }) => [placeholder, place]));
  const conditions = [...places.keys()].filter((one): one is Condition => one.kind === 'condition');
  for (const one of checkConditions(text, conditions, () => true).unpaired) {
    const place = places.get(one);
    if (place !== undefined) yield { messageId: one.opens ? 'unclosed' : 'unopened', place };
  }
}
