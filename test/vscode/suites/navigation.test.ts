import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  cursorAfter,
  eventually,
  file,
  openContract,
  withSetting,
  writeFile,
} from '../editor.ts';
import { page } from '../page.ts';

const HEAD = 'apiVersion: v3.1.0\nkind: DataContract\nversion: 1.0.0\nstatus: active\n';

const CUSTOMERS = `${HEAD}id: customers-contract
servers:
  - server: production
    type: snowflake
    account: acme
    database: shop
    schema: public
schema:
  - name: customers
    properties:
      - name: customer_id
        logicalType: string
        primaryKey: true
        primaryKeyPosition: 1
        required: true
      - name: address
        logicalType: object
        classification: confidential
        properties:
          - name: street
            logicalType: string
`;
const ORDERS = `${HEAD}id: orders-contract
schema:
  - name: orders
    properties:
      - name: customer
        logicalType: string
        relationships:
          - to: customers.odcs.yaml#customers.customer_id
      - name: payer
        logicalType: string
        relationships:
          - to: customers.odcs.yaml#customers.customer_id
`;

suite('navigation', () => {
  let orders: vscode.Uri;
  let customers: vscode.Uri;

  suiteSetup(async () => {
    orders = await writeFile('navigation/orders.odcs.yaml', ORDERS);
    customers = await writeFile('navigation/customers.odcs.yaml', CUSTOMERS);
  });
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file('navigation'), { recursive: true }));

  const openOrders = (): Promise<vscode.TextEditor> =>
    openContract('navigation/orders.odcs.yaml', ORDERS);
  const openCustomers = (): Promise<vscode.TextEditor> =>
    openContract('navigation/customers.odcs.yaml', CUSTOMERS);
  const placeOf = (text: string, word: string): vscode.Position => {
    const before = text.slice(0, text.indexOf(word) + 1).split('\n');
    return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
  };

  /** Asks until the server has read the other contract. */
  function ask<T>(command: string, ...given: unknown[]): Promise<T[]> {
    return eventually(async () => {
      const found = await vscode.commands.executeCommand<T[] | undefined>(command, ...given);
      return found && found.length > 0 ? found : undefined;
    });
  }

  test('F12 on a reference opens the other contract at the name', async () => {
    const editor = await openOrders();
    await ask('vscode.executeDefinitionProvider', orders, placeOf(ORDERS, 'customer_id'));
    await cursorAfter(editor, 'customers.cust');
    await page.press('F12');
    const shown = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path === customers.path ? active : undefined;
    });
    assert.deepEqual(
      shown.document.getText(shown.document.getWordRangeAtPosition(shown.selection.active)),
      'customer_id',
    );
  });

  test('find references lists both contracts', async () => {
    await openCustomers();
    const at = placeOf(CUSTOMERS, 'customer_id');
    const found = await eventually(async () => {
      const all = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        customers,
        at,
      );
      return all.length === 3 ? all : undefined;
    });
    assert.deepEqual(found.map(({ uri }) => uri.path).sort(), [
      customers.path,
      orders.path,
      orders.path,
    ]);
  });

  test('the lens above a name counts its references, and a click shows them', async () => {
    const editor = await openCustomers();
    await cursorAfter(editor, 'name: customer_id');
    const lens = { selector: '.codelens-decoration a', hasText: '2 references' };
    await page.waitFor(lens);
    await page.click(lens);
    await page.waitFor({ selector: '.peekview-widget .monaco-list-row', hasText: 'customer_id' });
    await page.press('Escape');
    await page.waitFor({ selector: '.peekview-widget', gone: true });
  });

  test('F2 renames a property in both contracts', async () => {
    const editor = await openCustomers();
    await ask('vscode.executeReferenceProvider', customers, placeOf(CUSTOMERS, 'customer_id'));
    try {
      // The key goes nowhere while the focus is still on its way into the editor.
      await eventually(async () => {
        await cursorAfter(editor, 'name: customer_');
        await page.press('F2');
        await page.waitFor({ selector: '.rename-box input:focus', timeout: 3_000 });
        return true;
      });
      await page.press('Control+A');
      await page.type('buyer_id');
      await page.press('Enter');
      await expectText(customers, CUSTOMERS.replaceAll('customer_id', 'buyer_id'));
      await expectText(orders, ORDERS.replaceAll('customer_id', 'buyer_id'));
    } finally {
      // Through the editor: one that has just saved may take a write on disk for its own, and keep its text.
      const back = new vscode.WorkspaceEdit();
      back.replace(orders, new vscode.Range(0, 0, 1_000, 0), ORDERS);
      back.replace(customers, new vscode.Range(0, 0, 1_000, 0), CUSTOMERS);
      await vscode.workspace.applyEdit(back);
      await vscode.workspace.saveAll();
    }
  });

  test('the call hierarchy leads upstream and downstream', async () => {
    await openOrders();
    // An item is of one state of the files, so both questions are asked again until the files are read.
    const [item, upstream] = await eventually(async () => {
      const [from] = await ask<vscode.CallHierarchyItem>(
        'vscode.prepareCallHierarchy',
        orders,
        placeOf(ORDERS, 'logicalType'),
      );
      const [call] = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
        'vscode.provideOutgoingCalls',
        from,
      );
      return call === undefined ? undefined : ([from, call] as const);
    });
    assert.equal(item?.name, 'customer');
    assert.equal(upstream.to.name, 'customer_id');
    assert.equal(upstream.to.detail, 'customers · customers.odcs.yaml');
    const [downstream] = await ask<vscode.CallHierarchyIncomingCall>(
      'vscode.provideIncomingCalls',
      upstream.to,
    );
    assert.equal(downstream?.from.name, 'customer');
    assert.equal(downstream.from.uri.path, orders.path);
  });

  test('names have semantic tokens, keys have none', async () => {
    await openCustomers();
    const tokens = await eventually(async () => {
      const given = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        customers,
      );
      return given && given.data.length > 0 ? given : undefined;
    });
    // The server, the object and its three properties.
    assert.equal(tokens.data.length / 5, 5);
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      customers,
    );
    assert.equal(legend.tokenTypes[tokens.data[3] ?? -1], 'namespace');
    assert.equal(legend.tokenTypes[tokens.data[8] ?? -1], 'class');
  });

  test('inlay hints appear with their settings, and go with them', async () => {
    const editor = await openCustomers();
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const labels = async (): Promise<string[]> => {
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        customers,
        whole,
      );
      return hints.map(({ label }) => (typeof label === 'string' ? label : ''));
    };
    const expectLabels = (expected: readonly string[]): Promise<boolean> =>
      eventually(async () => {
        assert.deepEqual(await labels(), expected);
        return true;
      });
    await expectLabels([]);
    await withSetting('dataengos.inlayHints.physicalTypes', true, async () => {
      await expectLabels([': VARCHAR']);
      await cursorAfter(editor, 'name: address');
      // The editor asks again by itself.
      await page.waitFor({ selector: '.view-line', hasText: 'string: VARCHAR' });
      await withSetting('dataengos.inlayHints.classification', true, async () => {
        await expectLabels([': VARCHAR', 'confidential']);
        await page.waitFor({ selector: '.view-line', hasText: 'streetconfidential' });
        await page.waitFor({ selector: '.codelens-decoration a', hasText: '2 references' });
        await page.screenshot('inlay-hints-and-lenses', { selector: '.part.editor' });
      });
      await expectLabels([': VARCHAR']);
    });
    await expectLabels([]);
    await page.waitFor({ selector: '.view-line', hasText: 'VARCHAR', gone: true });
  });
});

/** Waits until a document, saved or not, holds exactly this text. */
async function expectText(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await eventually(() => {
    assert.equal(document.getText(), text);
    return true;
  });
}
