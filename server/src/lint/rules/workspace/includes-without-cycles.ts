import type { Place } from '../../../model/place.ts';
import type { InstructionFile } from '../../../model/standards/instruction-file.ts';
import { namedIn } from '../../../model/standards/named-by.ts';
import { defineRule, type Elsewhere, type WorkspaceReport } from '../../rule.ts';
import { inProfile } from '../../standards/instruction-examples.ts';
import type { InstructionsAround } from '../../workspace-view.ts';

type Messages = 'itself' | 'circle' | 'around';

/** Steps of a circle that are named. */
const SHOWN = 10;

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'includes-without-cycles',
    family: 'workspace',
    severity: 'error',
    since: '0.1.0',
    summary: 'No text for agents includes itself.',
    explanation:
      'Texts that include each other in a circle have no whole: where they are put together, each is there once, and what stands first depends on who asked. Move what both need into a text of its own and include that.',
    examples: [
      {
        title: 'Two workflows that include each other',
        bad: inProfile({
          'workflows/review.md': '# Review\n\n{{workflows/check}}\n',
          'workflows/check.md': '# Check\n\n{{workflows/review}}\n',
        }),
        good: inProfile({
          'workflows/review.md': '# Review\n\n{{workflows/check}}\n',
          'workflows/check.md': '# Check\n\nRead all findings.\n',
        }),
      },
    ],
    standards: [],
    files: ['instructions'],
    asksAll: true,
    cost: 'idle',
    fixable: 'no',
    messages: {
      itself: '`{name}` includes this text itself.',
      circle: '`{name}` includes this text in its turn.',
      around: 'from here the circle goes on',
    },
  },
  on: 'workspace',
  *check({ governed, workspace }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'instructions' || governed.placeholders.length === 0) return;
    const around = workspace.instructions(governed);
    for (const { file, place } of includes(governed, around)) {
      const name = file.at.name;
      if (file.uri === governed.uri) yield { messageId: 'itself', params: { name }, place };
      else {
        const way = wayBack(file, governed, around);
        if (way === undefined) continue;
        const elsewhere = way.slice(0, SHOWN).map((one): Elsewhere => ({
          ...one,
          messageId: 'around',
        }));
        yield { messageId: 'circle', params: { name }, place, elsewhere };
      }
    }
  },
});

function includes(
  file: InstructionFile,
  { set, profile }: InstructionsAround,
): readonly { readonly file: InstructionFile; readonly place: Place }[] {
  return file.placeholders.flatMap(({ placeholder, place }) => {
    if (placeholder.kind === 'mention' && !placeholder.isAlone) return [];
    return namedIn(placeholder, file, set, profile).map((one) => ({ file: one, place }));
  });
}

/** The includes that lead from one file to the other; undefined where none do. */
function wayBack(
  from: InstructionFile,
  to: InstructionFile,
  around: InstructionsAround,
): readonly { readonly uri: string; readonly place: Place }[] | undefined {
  const seen = new Set<InstructionFile>([from]);
  const open: { file: InstructionFile; way: { uri: string; place: Place }[] }[] = [
    { file: from, way: [] },
  ];
  for (let next = open.shift(); next !== undefined; next = open.shift())
    for (const { file, place } of includes(next.file, around)) {
      const way = [...next.way, { uri: next.file.uri, place }];
      if (file.uri === to.uri) return way;
      if (seen.has(file)) continue;
      seen.add(file);
      open.push({ file, way });
    }
  return undefined;
}
