import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestHandles } from '../../client/src/extension.ts';
import { bindingOf } from '../../client/src/review/binding.ts';
import type {
  Judged,
  RecordDecisionParams,
  SemanticChange,
  ViewDraftFile,
  ViewRun,
} from '../../server/src/hosts/lsp/protocol.ts';
import { file, folder } from './editor.ts';

/** A server that judges by the letter: a text that says ERROR has one, a text that says WARNING is warned of. */
export class ScriptedRuns {
  readonly runs = new Map<string, ViewRun>();
  readonly decisions: RecordDecisionParams[] = [];
  readonly kept = new Map<string, string>();
  judgements = 0;

  /** Puts itself in the place of the server for the requests of reviews; gives back how to undo that. */
  async install(): Promise<() => void> {
    const { server } = await handles();
    const original = server.request.bind(server);
    const scripted = async (method: string, params?: object, token?: vscode.CancellationToken) => {
      switch (method) {
        case 'dataengos/runs':
          return [...this.runs.values()];
        case 'dataengos/judgeDraft':
          return this.#judge(params as { files: { path: string; text: string }[] });
        case 'dataengos/keepDraft': {
          const { path, text } = params as { path: string; text: string };
          this.kept.set(path, text);
          return null;
        }
        case 'dataengos/recordDecision':
          this.decisions.push(params as RecordDecisionParams);
          return null;
        default:
          return original(method, params, token);
      }
    };
    Object.assign(server, { request: scripted });
    return () => Object.assign(server, { request: original });
  }

  async make(id: string, files: readonly Partial<ViewDraftFile>[]): Promise<ViewRun> {
    const run: ViewRun = {
      ...{ id, phase: 'write-contract', title: 'Write contract', input: {}, status: 'proposed' },
      ...{ folder: folder().toString(), started: new Date().toISOString(), tokens: 12_345 },
      model: { id: 'scripted', host: 'localhost' },
      files: await Promise.all(
        files.map(async ({ path = '', base = null, text = '', judged }) => ({
          ...{ path, base, text, uri: file(path).toString() },
          judged: judged ?? (await judge(path, text)),
        })),
      ),
      open: ['Nobody has said how late the data may be.'],
      comments: [],
      leftOut: ['specs/contracts/history.odcs.yaml'],
    };
    this.runs.set(id, run);
    return run;
  }

  async #judge({
    files,
  }: {
    files: { path: string; text: string }[];
  }): Promise<{ judged: Judged[] }> {
    this.judgements++;
    return { judged: await Promise.all(files.map(({ path, text }) => judge(path, text))) };
  }
}

export async function handles(): Promise<TestHandles> {
  const extension = vscode.extensions.getExtension<TestHandles>('dataengos.dataengos');
  assert.ok(extension);
  return extension.activate();
}

export async function read(path: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(path)));
  } catch {
    return null;
  }
}

async function judge(path: string, text: string): Promise<Judged> {
  const findings = text.split('\n').flatMap((line, at) =>
    (['ERROR', 'WARNING'] as const).flatMap((word) =>
      line.includes(word)
        ? [
            {
              ...{ path, line: at + 1, code: 'scripted', isOld: false },
              severity: word === 'ERROR' ? ('error' as const) : ('warning' as const),
              message: `This line says ${word}.`,
            },
          ]
        : [],
    ),
  );
  const isBad = findings.some(({ severity }) => severity === 'error');
  return {
    binding: bindingOf(path, await read(path), text),
    acceptable: !isBad,
    ranges: findings.map(() => null),
    verdict: {
      findings,
      checks: [
        { kind: 'parse', state: 'passed', summary: 'All files can be read.' },
        {
          kind: 'rules',
          state: isBad ? 'failed' : findings.length > 0 ? 'warned' : 'passed',
          summary: `${String(findings.length)} findings.`,
        },
        { kind: 'breaking', state: 'warned', summary: '1 change breaks readers.' },
        { kind: 'columns', state: 'passed', summary: 'Each column is there.' },
        { kind: 'samples', state: 'not-checked', summary: 'There are no samples.' },
      ],
    },
    changes: changesIn(text),
  };
}

function changesIn(text: string): SemanticChange[] {
  const lines = text.split('\n');
  const at = (needle: string): SemanticChange['range'] | undefined => {
    const line = lines.findIndex((one) => one.includes(needle));
    return line === -1
      ? undefined
      : { start: { line, character: 0 }, end: { line, character: lines[line]?.length ?? 0 } };
  };
  const added = at('name: note');
  const type = at('logicalType: string # was integer');
  return [
    ...(added
      ? [
          {
            ...{ kind: 'property-added' as const, element: 'orders.note', breaking: false },
            ...{ label: 'string, optional', range: added },
          },
        ]
      : []),
    ...(type
      ? [
          {
            ...{ kind: 'type-changed' as const, element: 'orders.amount', breaking: true },
            ...{ label: 'type string, was integer', range: type },
          },
        ]
      : []),
  ];
}
