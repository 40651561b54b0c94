import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { RunPhaseParams, RunPhaseResult } from '../../../server/src/hosts/lsp/protocol.ts';
import { eventually } from '../editor.ts';
import { FolderState } from '../folder-state.ts';
import { handles } from '../review-run.ts';

// What review-after-reload.test.ts finds again when the runner has reloaded the window.
suite('review, before the window is reloaded', () => {
  test('a run without a model proposes files, one of them is edited, and nothing is written', async () => {
    const { reviews, server } = await handles();
    await eventually(() => (server.state === 'running' ? true : undefined), 60_000);
    const before = await FolderState.read();
    const params: RunPhaseParams = {
      ...{ session: 'suite', phase: 'scaffold-pipeline', input: { contract: 'churn_report' } },
      agent: {
        provider: 'none',
        caps: { turns: 1, tokens: 1, cost: 0, minutes: 5, contextTokens: 1000 },
        ...{ connections: {}, mcpServers: {} },
      },
    };
    const result = await server.request<RunPhaseResult>('dataengos/runPhase', params);
    assert.ok(result?.run, JSON.stringify(result));
    assert.equal(result.run.status, 'proposed');
    await reviews.open(result.run);
    const editor = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'dataengos-proposal' ? active : undefined;
    });
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# mine\n'));
    assert.equal(await editor.document.save(), true);
    assert.deepEqual(await FolderState.read(), before);
  }).timeout(180_000);
});
