import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { effectivePolicyMarkdown } from '../../../ide/governance/effective-policy-markdown.ts';
import policy, { type PolicyAnswer } from '../../../operations/policy.ts';
import { ioReason } from '../../node/io-reason.ts';
import type { Call } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { openSession } from '../session.ts';
import { pathAddress, shownPath } from '../shown-path.ts';
import { UsageError } from '../usage-error.ts';
import { visible, visibleJson } from '../visible.ts';

/** Prints what policies ask of a file. */
export async function runPolicy(call: Call): Promise<ExitCode> {
  const { options, positionals, io } = call;
  const [given = '.'] = positionals;
  if (positionals.length > 1 || given === '-')
    throw new UsageError('Name one file or folder: "dataengos policy <path>".');
  const path = await askedPath(io.cwd, given);
  const { context } = await openSession(call);
  const answer = await policy.run({ path }, context);
  const show = (place: string): string => shownPath(io.cwd, place);
  const text =
    options.format === 'json'
      ? visibleJson(JSON.stringify(asJson(answer, show), undefined, 2))
      : effectivePolicyMarkdown(path, answer, {
          translate: (english) => english,
          show,
          address: (place) => pathAddress(show(place)),
        })
          .split('\n')
          .map(visible)
          .join('\n');
  io.stdout.write(`${text.trimEnd()}\n`);
  return exitCode.clean;
}

/** As people see it, with a slash behind folders. */
async function askedPath(cwd: string, given: string): Promise<string> {
  const path = resolve(cwd, given);
  const found = await stat(path).catch((error: unknown) => {
    throw new UsageError(`The path "${given}" cannot be looked at. ${ioReason(error)}`);
  });
  return found.isDirectory() ? `${shownPath(cwd, path)}/` : shownPath(cwd, path);
}

/** The shape is described in docs/governance.md. */
function asJson(answer: PolicyAnswer, show: (place: string) => string): object {
  const { path, domain, files, sections } = answer;
  return {
    version: 1,
    path,
    domain: domain ?? null,
    files: files.map(({ uri, kind, why, of }) => ({
      path: uri,
      kind,
      why,
      of: why === 'folder' || why === 'base' ? show(of) : of,
    })),
    sections: sections.map(({ id, rows }) => ({
      id,
      rows: rows.map(({ at, ...row }) => ({ ...row, path: at.uri, line: at.place.line + 1 })),
    })),
  };
}
