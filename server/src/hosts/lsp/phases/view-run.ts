import type { DraftComment, DraftFile } from '../../../agent/draft.ts';
import type { RunState } from '../../../agent/run-state.ts';
import { InWords } from '../../../agent/in-words.ts';
import { saying } from '../../../agent/sentence.ts';
import { told } from '../../../agent/told.ts';
import { isAcceptable, type Verdict } from '../../../agent/verdict.ts';
import { LineIndex } from '../../../base/line-index.ts';
import { formatMessage, type Translate } from '../../../lint/format-message.ts';
import { verdictOfFile } from '../../../operations/run/verdict-of-file.ts';
import type { ContractChange } from '../../../model/evolution/contract-change.ts';

import type { Judged, ViewDraftFile, ViewRun } from '../protocol.ts';
import { toLspRange } from '../to-lsp.ts';
import { bindingOf } from './binding.ts';

/** What has to be looked up for views. */
export interface ViewTools {
  /** Of the phase of a run. */
  readonly title: (phase: string) => string;
  /** The URI of a file of a folder; undefined where a path leads out of it. */
  readonly uriOf: (folder: string, path: string) => string | undefined;
  readonly changes: (file: DraftFile) => readonly ContractChange[];
  readonly translate: Translate;
}

/** A run as the editor shows it. `edited`: what people made of the files, by path. */
export function viewRun(
  state: RunState,
  edited: Readonly<Record<string, string>>,
  tools: ViewTools,
): ViewRun {
  const { id, phase, input, folder, status, reason, started, model, usage, cost, draft } = state;
  const words = new InWords(tools.translate);
  const files = draft?.files ?? [];
  const paths = new Set(files.map(({ path }) => path));
  const verdict = state.verdict ?? { checks: [], findings: [] };
  return {
    ...{ id, phase, input, folder, status, started },
    title: tools.title(phase),
    ...(reason !== undefined && { reason: told(reason, tools.translate) }),
    ...(model !== undefined && { model }),
    tokens: usage.input + usage.output + usage.cacheRead + usage.cacheWrite,
    ...(cost !== undefined && { cost }),
    files: files.flatMap((file): ViewDraftFile[] => {
      const uri = tools.uriOf(folder, file.path);
      if (uri === undefined) return [];
      const own = verdictOfFile(file.path, paths, verdict);
      const shown = { ...file, text: textOf(file, edited) };
      const decision = state.decisions.findLast(({ path }) => path === file.path);
      return [
        {
          ...{ uri, path: file.path, base: file.base, text: shown.text },
          judged: judgedOf(shown, shown.text === file.text ? own : unjudged(own), tools),
          ...(decision !== undefined && { decision }),
        },
      ];
    }),
    open: (draft?.open ?? []).map((one) => told(one, tools.translate)),
    ...(draft?.text !== undefined && { text: draft.text }),
    comments: [...(draft?.comments ?? []), ...commentsAsIs(state)].flatMap((comment) => {
      const uri = tools.uriOf(folder, comment.path);
      const { path: _, ...own } = words.comment(comment);
      return uri === undefined ? [] : [{ uri, ...own }];
    }),
    leftOut: state.leftOut,
  };
}

/** What was found in files that do not change is told where it stands, as a review does. */
function commentsAsIs({ draft, verdict }: RunState): readonly DraftComment[] {
  if (draft === undefined || draft.files.length > 0 || draft.asIs === undefined) return [];
  const found = (verdict?.findings ?? []).filter(({ isOld }) => !isOld);
  return found.map(({ path, line = 1, severity, message }) => ({ path, line, severity, message }));
}

/** What is known of one text. */
export function judgedOf(
  file: DraftFile,
  verdict: Verdict,
  { changes, translate }: Pick<ViewTools, 'changes' | 'translate'>,
): Judged {
  const lines = new LineIndex(file.text);
  return {
    binding: bindingOf(file.path, file.base, file.text),
    verdict: new InWords(translate).verdict(verdict),
    ranges: verdict.findings.map(({ path, range }) =>
      path === file.path && range !== undefined ? toLspRange(range, lines) : null,
    ),
    acceptable: isAcceptable(verdict),
    changes: changes(file).map(({ kind, element, template, params, breaking, at }) => ({
      ...{ kind, element, breaking },
      label: formatMessage(template, params, translate),
      range: toLspRange(at, lines),
    })),
  };
}

/** The text of a file as people have it now. */
export function textOf(
  { path, text }: Pick<DraftFile, 'path' | 'text'>,
  edited: Readonly<Record<string, string>>,
): string {
  return (Object.hasOwn(edited, path) ? edited[path] : undefined) ?? text;
}

/** People changed the text since: nothing is known of it until it is judged again. */
export function unjudged({ checks }: Verdict): Verdict {
  return {
    checks: checks.map(({ kind }) => ({
      ...{ kind, state: 'not-checked' },
      summary: saying('The text was changed since it was checked.'),
    })),
    findings: [],
  };
}
