import type { Draft, DraftComment, DraftFile } from './draft.ts';
import { guardPath, type WriteScope } from './guard-path.ts';
import { oneLine } from './one-line.ts';
import type { Redactor } from './redactor.ts';
import { proposeTool, MOST_TEXT } from './structured-output.ts';
import { schemaCheck } from './schema-check.ts';
import type { Phase } from './phase.ts';
import type { World } from './world.ts';
import type { Sentence } from './sentence.ts';
import { told } from './told.ts';

export interface ProposalSetting {
  readonly output: Phase['output'];
  readonly scope: WriteScope;
  readonly world: Pick<World, 'read' | 'exists'>;
  readonly redactor: Redactor;
  /** The draft as it stands: what edits are made in, and what files that are not named stay. */
  readonly draft: Draft;
  /** What is open in files, whatever the model says of them. */
  readonly openIn: (files: readonly DraftFile[]) => Promise<readonly Sentence[]>;
}

/** Either a draft, or what keeps the proposal from being one, in sentences. */
export type ProposalRead =
  | { readonly draft: Draft; readonly problems?: undefined }
  | { readonly problems: readonly string[] };

interface FilesProposal {
  readonly files?: readonly { readonly path: string; readonly text: string }[];
  readonly edits?: readonly Edit[];
  readonly open: readonly string[];
  readonly summary: string;
}

interface Edit {
  readonly path: string;
  readonly find: string;
  readonly replace: string;
}

/** Makes a draft of what a model gave `propose`. Takes all of it, or nothing. */
export async function readProposal(
  input: unknown,
  setting: ProposalSetting,
): Promise<ProposalRead> {
  const problems = schemaCheck(proposeTool(setting.output).input)(input);
  if (problems.length > 0) return { problems };
  if (setting.output === 'text') {
    const { text } = input as { text: string };
    return { draft: { ...setting.draft, text } };
  }
  if (setting.output === 'comments') {
    return readComments(input as { comments: DraftComment<string>[]; summary: string }, setting);
  }
  return readFiles(input as FilesProposal, setting);
}

async function readComments(
  {
    comments,
    summary,
  }: { readonly comments: readonly DraftComment<string>[]; readonly summary: string },
  { world, draft }: ProposalSetting,
): Promise<ProposalRead> {
  const problems: string[] = [];
  for (const path of new Set(comments.map((comment) => comment.path))) {
    const scope = { targets: [path], writes: ['**'] };
    // Of files that steer tools nothing is shown either.
    const text = guardPath(path, scope, 'phase') === undefined ? await world.read(path) : undefined;
    const lines = text?.split('\n').length ?? 0;
    if (text === undefined)
      problems.push(`${JSON.stringify(path)} is no file that can be commented on.`);
    else if (comments.some((comment) => comment.path === path && comment.line > lines))
      problems.push(`${JSON.stringify(path)} has ${lines} lines only.`);
  }
  if (problems.length > 0) return { problems };
  // What our own rules say stands, whatever a model leaves out.
  const all = [...(draft.comments ?? []), ...comments];
  const kept = new Map(
    all.map((one) => [JSON.stringify([one.path, one.line, told(one.message)]), one]),
  );
  return { draft: { ...draft, comments: [...kept.values()], text: summary } };
}

async function readFiles(proposal: FilesProposal, setting: ProposalSetting): Promise<ProposalRead> {
  const { scope, draft } = setting;
  const problems: string[] = [];
  const files = new Map(draft.files.map((file) => [file.path, file]));
  const allowed = async (path: string): Promise<DraftFile | undefined> => {
    const reason = guardPath(path, scope, 'model');
    if (reason !== undefined) return void problems.push(withTargets(reason, scope));
    const file = files.get(path) ?? (await fromWorld(path, setting));
    if (file === undefined)
      problems.push(`${JSON.stringify(path)} is there, and cannot be read: it stays as it is.`);
    return file;
  };
  const whole = new Set<string>();
  for (const { path, text } of proposal.files ?? []) {
    const file = await allowed(path);
    if (file === undefined) continue;
    if (whole.has(path)) problems.push(`${JSON.stringify(path)} is given twice.`);
    whole.add(path);
    const own = restored(text, file, path, setting, problems);
    if (own !== undefined) files.set(path, { ...file, text: own });
  }
  for (const edit of proposal.edits ?? []) {
    const file = await allowed(edit.path);
    if (file === undefined) continue;
    const text = edited(file, edit, setting, problems);
    if (text !== undefined) files.set(edit.path, { ...file, text });
  }
  if (problems.length > 0) return { problems: [...new Set(problems)] };
  const made = [...files.values()];
  const standing = await setting.openIn(made);
  const known = new Set(standing.map((one) => told(one)));
  const open = [...standing, ...[...new Set(proposal.open)].filter((one) => !known.has(one))];
  return { draft: { ...draft, files: made, open, text: proposal.summary } };
}

function withTargets(reason: Sentence, { targets }: WriteScope): string {
  const named = targets.slice(0, 20).map((path) => JSON.stringify(path));
  const more = targets.length > 20 ? `, and ${targets.length - 20} more` : '';
  return named.length === 0
    ? `${told(reason)} This run writes no files.`
    : `${told(reason)} These may be: ${named.join(', ')}${more}.`;
}

async function fromWorld(path: string, { world }: ProposalSetting): Promise<DraftFile | undefined> {
  const base = await world.read(path);
  if (base === undefined && (await world.exists(path))) return undefined;
  return { path, base: base ?? null, text: base ?? '' };
}

/** A text as it would be written: values back in their places, lines ended as those of the file. */
function restored(
  text: string,
  file: DraftFile,
  path: string,
  { redactor }: ProposalSetting,
  problems: string[],
): string | undefined {
  const named = JSON.stringify(path);
  const original = file.text === file.base ? file.text : `${file.base ?? ''}\n${file.text}`;
  const whole = redactor.restore(text, original);
  if (whole === undefined)
    return void problems.push(
      `${named}: the text holds a mark (⟦…⟧ or ⟨U+…⟩) in place of something that the file does not hold. Leave such marks where they are, and make none.`,
    );
  if (whole.length > MOST_TEXT)
    return void problems.push(`${named}: the text is longer than ${MOST_TEXT} characters.`);
  if (whole.includes('\0')) return void problems.push(`${named}: the text holds NUL characters.`);
  return withLineEnds(whole, file.base ?? file.text);
}

function edited(
  file: DraftFile,
  { path, find, replace }: Edit,
  setting: ProposalSetting,
  problems: string[],
): string | undefined {
  const text = file.text.replaceAll('\r\n', '\n');
  const original = `${file.base ?? ''}\n${file.text}`;
  const sought = (setting.redactor.restore(find, original) ?? find).replaceAll('\r\n', '\n');
  const first = text.indexOf(sought);
  const shown = `"${oneLine(find, 80)}"`;
  if (first === -1)
    return void problems.push(
      `${JSON.stringify(path)}: ${shown} does not occur in the file as the draft has it. "find" must be copied letter for letter.`,
    );
  const second = text.indexOf(sought, first + 1);
  if (second !== -1)
    return void problems.push(
      `${JSON.stringify(path)}: ${shown} occurs more than once, in lines ${lineOf(text, first)} and ${lineOf(text, second)}. Take more of what stands around it.`,
    );
  const put = restored(replace, file, path, setting, problems);
  if (put === undefined) return undefined;
  const result =
    text.slice(0, first) + put.replaceAll('\r\n', '\n') + text.slice(first + sought.length);
  if (result.length > MOST_TEXT)
    return void problems.push(
      `${JSON.stringify(path)}: the text is longer than ${MOST_TEXT} characters.`,
    );
  return withLineEnds(result, file.base ?? file.text);
}

function withLineEnds(text: string, like: string): string {
  const lines = text.replaceAll('\r\n', '\n');
  return like.includes('\r\n') ? lines.replaceAll('\n', '\r\n') : lines;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
