import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  contract,
  diagnostics,
  eventually,
  expectFindings,
  file,
  findings,
  openContract,
  sleep,
  withSetting,
  writeFile,
} from '../editor.ts';

const wrong = (): string => contract('logicalType: varchar');

/** Has one finding, whose severity depends on the preset. */
const DEPRECATED = `${contract()}dataProduct: payments\n`;

suite('workspace', () => {
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file('closed'), { recursive: true }));

  test('a file that is changed on disk changes Problems, though it is not open', async () => {
    const uri = await writeFile('closed/orders.odcs.yaml', wrong());
    await expectFindings(uri, ['allowed-values: Error']);
    await writeFile('closed/orders.odcs.yaml', contract());
    await expectFindings(uri, []);
    await writeFile('closed/orders.odcs.yaml', wrong());
    await expectFindings(uri, ['allowed-values: Error']);
    await vscode.workspace.fs.delete(uri);
    await expectFindings(uri, []);
  });

  test('folders that come whole, as a branch brings them, are looked into', async () => {
    // Of some of the files the editor does not tell: it watches a folder only once it has heard of it.
    const deep = [1, 2, 3, 4].map((number) => file(`closed/new-${String(number)}/a/b/c.odcs.yaml`));
    for (const { fsPath } of deep) {
      mkdirSync(dirname(fsPath), { recursive: true });
      writeFileSync(fsPath, wrong());
    }
    for (const uri of deep) await expectFindings(uri, ['allowed-values: Error']);
  });

  test('lint.rules changes the severity of one rule, or turns it off', async () => {
    const { document } = await openContract('closed/rules.odcs.yaml', wrong());
    await expectFindings(document.uri, ['allowed-values: Error']);
    await withSetting('dataengos.lint.rules', { 'allowed-values': 'info' }, () =>
      expectFindings(document.uri, ['allowed-values: Information']),
    );
    await withSetting('dataengos.lint.rules', { 'allowed-values': 'off' }, () =>
      expectFindings(document.uri, []),
    );
    await expectFindings(document.uri, ['allowed-values: Error']);
  });

  test('lint.preset changes severities', async () => {
    const { document } = await openContract('closed/preset.odcs.yaml', DEPRECATED);
    await expectFindings(document.uri, ['no-deprecated-fields: Hint']);
    await withSetting('dataengos.lint.preset', 'strict', () =>
      expectFindings(document.uri, [
        'api-version-is-current: Hint',
        'no-deprecated-fields: Warning',
      ]),
    );
    await withSetting('dataengos.lint.preset', 'relaxed', () => expectFindings(document.uri, []));
    await expectFindings(document.uri, ['no-deprecated-fields: Hint']);
  });

  test('workspace.diagnostics: off leaves open documents only', async () => {
    const uri = await writeFile('closed/unopened.odcs.yaml', wrong());
    const { document } = await openContract('closed/opened.odcs.yaml', wrong());
    await expectFindings(uri, ['allowed-values: Error']);
    await withSetting('dataengos.workspace.diagnostics', false, async () => {
      await expectFindings(uri, []);
      await expectFindings(document.uri, ['allowed-values: Error']);
    });
    await expectFindings(uri, ['allowed-values: Error']);
  });

  test('manifest.keepCurrent: an index of contracts is written as they are saved, unless it is off', async () => {
    const index = await writeFile('closed/kept/specs/contracts/manifest.json', '{}');
    const says = async (): Promise<string> =>
      Buffer.from(await vscode.workspace.fs.readFile(index)).toString();
    const isKept = async (): Promise<true> => {
      assert.match(await says(), /kept\.odcs\.yaml/);
      return true;
    };
    const path = 'closed/kept/specs/contracts/kept.odcs.yaml';
    const { document } = await openContract(path, contract());
    const save = async (more: string): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().length), more);
      await vscode.workspace.applyEdit(edit);
      assert.ok(await document.save());
    };
    await save('# saved\n');
    await eventually(isKept);
    await writeFile('closed/kept/specs/contracts/manifest.json', '{}');
    await withSetting('dataengos.manifest.keepCurrent', false, async () => {
      await save('# saved again\n');
      await sleep(3_000);
      assert.equal(await says(), '{}');
    });
    await save('# and again\n');
    await eventually(isKept);
  });

  test('files.exclude leaves files out, files.include names others', async () => {
    const uri = await writeFile('closed/globs.odcs.yaml', wrong());
    const other = await writeFile('closed/other/globs.yaml', wrong());
    await expectFindings(uri, ['allowed-values: Error']);
    assert.deepEqual(findings(other), []);
    await withSetting('dataengos.files.exclude', ['closed/globs*'], () => expectFindings(uri, []));
    await withSetting('dataengos.files.include', ['closed/other/*.yaml'], async () => {
      await expectFindings(other, ['allowed-values: Error']);
      await expectFindings(uri, []);
    });
    await expectFindings(uri, ['allowed-values: Error']);
  });

  test('files.maxSize: a larger file says that it is not checked', async () => {
    const text = `${wrong()}# ${'x'.repeat(2048)}\n`;
    const { document } = await openContract('closed/large.odcs.yaml', text);
    await expectFindings(document.uri, ['allowed-values: Error']);
    await withSetting('dataengos.files.maxSize', 1, async () => {
      await eventually(() => {
        const messages = diagnostics(document.uri).map(({ message }) => message);
        assert.equal(messages.length, 1);
        assert.match(messages[0] ?? '', /not checked/i);
        return true;
      });
    });
    await expectFindings(document.uri, ['allowed-values: Error']);
  });

  test('a dataengos.json holds over the settings, as soon as it is there', async () => {
    const { document } = await openContract('closed/project.odcs.yaml', wrong());
    await expectFindings(document.uri, ['allowed-values: Error']);
    const config = JSON.stringify({ lint: { rules: { 'allowed-values': 'hint' } } });
    const uri = await writeFile('dataengos.json', config);
    await expectFindings(document.uri, ['allowed-values: Hint']);
    await vscode.workspace.fs.delete(uri);
    await expectFindings(document.uri, ['allowed-values: Error']);
  });

  test('settings of a wrong type do no harm', async () => {
    const { document } = await openContract('closed/trace.odcs.yaml', wrong());
    await withSetting('dataengos.lint.rules', { nonsense: 42, 'allowed-values': [] }, async () => {
      await sleep(300);
      await expectFindings(document.uri, ['allowed-values: Error']);
    });
  });
});
