import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bindingOf, textHash } from '../../../../server/src/hosts/lsp/phases/binding.ts';
import type { Judged, JudgeDraftResult } from '../../../../server/src/hosts/lsp/protocol.ts';
import { folderHash } from './folder-hash.ts';
import { hostileServer, type HostileServer } from './hostile-server.ts';
import { CHARGES, hostileWorkspace } from './hostile-workspace.ts';

const servers: HostileServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.client.stop();
});

/** The server writes nothing: what it has to do with accepting is to say what was checked, and to write down no other. */
test('what was proposed for a text that is on the disk no more is accepted for none that was not checked', async () => {
  const root = hostileWorkspace([]);
  const path = join(root, CHARGES);
  // A mistake that has one right fix.
  const good = readFileSync(path, 'utf8').replace('logicalType: strange', 'logicalType: string');
  writeFileSync(path, good.replace('kind: DataContract', 'kind: datacontract'));
  const server = await hostileServer(root);
  servers.push(server);
  const { client } = server;
  const { run } = await server.run({ phase: 'fix', input: { path: CHARGES } });
  const id = run?.id ?? '';
  const [file] = run?.files ?? [];
  const text = file?.text ?? '';
  const judge = async (): Promise<Judged | undefined> => {
    const params = { run: id, files: [{ path: CHARGES, text }] };
    return (await client.request<JudgeDraftResult>('dataengos/judgeDraft', params)).judged[0];
  };
  const record = (base: string | null): Promise<unknown> =>
    client.request('dataengos/recordDecision', {
      run: id,
      decision: {
        ...{ kind: 'accepted', path: CHARGES, partial: false, base: textHash(base) },
        ...{ proposed: textHash(text), applied: textHash(text) },
        verdict: { checks: [], findings: [] },
      },
    });
  // Nobody opens the file, and nobody tells the server that it changed.
  const before = file?.base ?? '';
  const more = '      - name: left_out\n        logicalType: string\n';
  const bases = [
    `${before}# A remark.\n`,
    '',
    before.replace('    properties:\n', `$&${more}`),
    null,
  ];
  for (const base of bases) {
    if (base === null) rmSync(path);
    else writeFileSync(path, base);
    const there = folderHash(root);
    await expect(record(base)).rejects.toThrow('not what was checked');
    const judged = await judge();
    expect(judged?.binding).toBe(bindingOf(CHARGES, base, text));
    expect(judged?.binding).not.toBe(file?.judged.binding);
    // What the text takes away from what is there now.
    const lost = judged?.changes.map(({ element }) => element).includes('charges.left_out');
    expect(lost).toBe(base?.includes('left_out') === true);
    expect(folderHash(root)).toBe(there);
  }
  writeFileSync(path, `${before}# Again.\n`);
  await judge();
  await expect(record(readFileSync(path, 'utf8').trimEnd())).rejects.toThrow(
    'not what was checked',
  );
  expect(await record(readFileSync(path, 'utf8'))).toBe(true);
  await expect(record(before)).rejects.toThrow('decided already');
}, 120_000);
