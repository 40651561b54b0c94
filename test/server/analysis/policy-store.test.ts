import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PolicyStore } from '../../../server/src/analysis/policy-store.ts';
import { readGoverned } from '../../../server/src/analysis/read-governed.ts';
import { promisedByName } from '../../../server/src/analysis/promised-by-name.ts';
import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { indexOf } from '../lint/check-workspace.ts';
import type { PolicyFile } from '../../../server/src/model/governance/policy-file.ts';

function read(path: string, text: string, place = path): PolicyFile | undefined {
  const file = new SourceFile(path, text, { assumed: promisedByName(place) });
  return readGoverned(file, place, [], new LineIndex(text), undefined).policy;
}

interface Options {
  readonly profile?: (uri: string) => string;
  /** The folder that paths are relative to, as on the command line. */
  readonly root?: string;
}

function storeOf(files: Readonly<Record<string, string>>, options: Options = {}): PolicyStore {
  const { profile, root = '/w/' } = options;
  const store = new PolicyStore({
    resolveFile: (from, path) => posix.join(posix.dirname(from), path),
    absolute: (path) => posix.join(root, path),
    ...(profile && { profile }),
  });
  for (const [path, text] of Object.entries(files))
    store.put(path, read(path, text, posix.join(root, path)));
  return store;
}

function inForce(store: PolicyStore, uri: string, domain?: string): string[] {
  return store
    .inForce(uri, domain)
    .map(({ file, asBase }) => `${file.uri}${asBase ? ' (base)' : ''}`);
}

const prefix = (text: string, base?: string): string =>
  JSON.stringify({
    ...(base !== undefined && { extends: base }),
    layers: { staging: { prefix: text } },
  });

function prefixOf(store: PolicyStore, uri: string, domain?: string): readonly string[] | undefined {
  return store.of(uri, domain).naming?.layers.get('staging')?.prefixes?.value;
}

test('the nearest folder wins, and a domain over its folder', () => {
  const store = storeOf({
    'sales/governance/naming.json': prefix('sales_'),
    'specs/governance/naming.json': prefix('org_'),
    'specs/governance/finance/naming.json': prefix('fin_'),
  });
  expect(inForce(store, 'sales/o.odcs.yaml', 'finance')).toEqual([
    'specs/governance/naming.json',
    'specs/governance/finance/naming.json',
    'sales/governance/naming.json',
  ]);
  expect(prefixOf(store, 'sales/o.odcs.yaml', 'finance')).toEqual(['sales_']);
  expect(prefixOf(store, 'hr/o.odcs.yaml', 'finance')).toEqual(['fin_']);
  expect(prefixOf(store, 'hr/o.odcs.yaml')).toEqual(['org_']);
  expect(prefixOf(store, '../elsewhere/o.odcs.yaml')).toBeUndefined();
});

test('where no policy is, nothing holds', () => {
  const store = storeOf({});
  expect(store.of('o.odcs.yaml', undefined).naming).toBeUndefined();
  expect(store.inForce('o.odcs.yaml', undefined)).toEqual([]);
});

test('paths that lead out of the current folder are found by their whole place', () => {
  const store = storeOf(
    { '../../specs/governance/naming.json': prefix('org_') },
    { root: '/w/specs/contracts/' },
  );
  expect(prefixOf(store, 'o.odcs.yaml')).toEqual(['org_']);
});

test.each(['/w/', '/w/governance/', '/w/specs/governance/'])(
  'of two for the same files the same one wins, wherever the current folder is: %s',
  (root) => {
    const texts = {
      '/w/governance/naming.json': prefix('a_'),
      '/w/specs/governance/naming.json': prefix('b_'),
    };
    const files = Object.entries(texts).map(
      ([path, text]) => [posix.relative(root, path), text] as const,
    );
    const store = storeOf(Object.fromEntries(files), { root });
    expect(prefixOf(store, posix.relative(root, '/w/o.odcs.yaml'))).toEqual(['b_']);
    const [first, second] = files.map(([path]) => store.overruling(path));
    expect([first, second]).toEqual([files[1]?.[0], undefined]);
  },
);

describe('profiles', () => {
  const files = {
    '.agent-os/profiles/default/governance/naming.json': prefix('default_'),
    '.agent-os/profiles/strict/governance/naming.json': prefix('strict_'),
  };

  test('one of them holds, below what the project says', () => {
    expect(prefixOf(storeOf(files), 'o.odcs.yaml')).toEqual(['default_']);
    const strict = storeOf(files, { profile: () => 'strict' });
    expect(prefixOf(strict, 'o.odcs.yaml')).toEqual(['strict_']);
    strict.put('governance/naming.json', read('governance/naming.json', prefix('own_')));
    expect(prefixOf(strict, 'o.odcs.yaml')).toEqual(['own_']);
  });

  test('another choice is seen when the store is told', () => {
    let profile = 'default';
    const store = storeOf(files, { profile: () => profile });
    expect(prefixOf(store, 'o.odcs.yaml')).toEqual(['default_']);
    profile = 'strict';
    store.forget();
    expect(prefixOf(store, 'o.odcs.yaml')).toEqual(['strict_']);
  });

  test('may differ from folder to folder', () => {
    const profile = (uri: string): string => (uri.startsWith('a/') ? 'strict' : 'default');
    const store = storeOf(files, { profile });
    expect(prefixOf(store, 'a/o.odcs.yaml')).toEqual(['strict_']);
    expect(prefixOf(store, 'b/o.odcs.yaml')).toEqual(['default_']);
  });
});

describe('extends', () => {
  test('brings in what lies elsewhere, before the file that names it', () => {
    const store = storeOf({
      'org/governance/naming.json': prefix('org_'),
      'team/governance/naming.json': JSON.stringify({
        extends: '../../org/governance/naming.json',
        casing: { tables: 'snake_case' },
      }),
    });
    expect(inForce(store, 'team/o.odcs.yaml')).toEqual([
      'org/governance/naming.json (base)',
      'team/governance/naming.json',
    ]);
    expect(prefixOf(store, 'team/o.odcs.yaml')).toEqual(['org_']);
    expect(prefixOf(store, 'other/o.odcs.yaml')).toBeUndefined();
  });

  test('a base that holds anyway holds once', () => {
    const store = storeOf({
      'governance/naming.json': prefix('org_'),
      'team/governance/naming.json': prefix('team_', '../../governance/naming.json'),
    });
    expect(inForce(store, 'team/o.odcs.yaml')).toEqual([
      'governance/naming.json',
      'team/governance/naming.json',
    ]);
  });

  test('ends where files name each other', () => {
    const store = storeOf({
      'a/governance/naming.json': prefix('a_', '../../b/governance/naming.json'),
      'b/governance/naming.json': prefix('b_', '../../c/governance/naming.json'),
      'c/governance/naming.json': prefix('c_', '../../b/governance/naming.json'),
    });
    expect(inForce(store, 'a/o.odcs.yaml')).toEqual([
      'c/governance/naming.json (base)',
      'b/governance/naming.json (base)',
      'a/governance/naming.json',
    ]);
    expect(prefixOf(store, 'b/o.odcs.yaml')).toEqual(['b_']);
  });

  test.each([
    ['itself', 'naming.json'],
    ['what is not there', '../nowhere.json'],
    ['a policy of another kind', 'tagging.json'],
  ])('of %s adds nothing', (_, base) => {
    const store = storeOf({
      'governance/naming.json': prefix('org_', base),
      'governance/tagging.json': '{"required": ["owner"]}',
    });
    expect(inForce(store, 'o.odcs.yaml')).toEqual([
      'governance/naming.json',
      'governance/tagging.json',
    ]);
  });
});

test('the same policies are put together once, and anew when one changes', () => {
  const store = storeOf({ 'governance/naming.json': prefix('org_') });
  const before = store.of('a/o.odcs.yaml', undefined);
  expect(store.of('b/o.odcs.yaml', 'sales')).toBe(before);
  store.put('governance/naming.json', read('governance/naming.json', prefix('new_')));
  expect(prefixOf(store, 'a/o.odcs.yaml')).toEqual(['new_']);
  expect(store.put('governance/naming.json', undefined)).toBe(true);
  expect(store.put('governance/naming.json', undefined)).toBe(false);
  expect(prefixOf(store, 'a/o.odcs.yaml')).toBeUndefined();
});

test('what a nearer file promises for a product replaces what a farther one does', () => {
  const promise = (latency: string): string =>
    `products:\n  - { product: churn, latency: ${latency} }\n`;
  const store = storeOf({
    'specs/product-canvas/slas.yaml': promise('2h'),
    'team/product-canvas/slas.yaml': promise('1h'),
  });
  const { promises } = store.of('team/o.odcs.yaml', undefined);
  expect(promises.map(({ latency }) => latency?.value)).toEqual([3600]);
});

test('an index over the files of a workspace keeps its policies', () => {
  const index = indexOf({ 'specs/governance/naming.json': prefix('org_') });
  const { naming } = index.policies('specs/contracts/o.odcs.yaml', undefined);
  expect(naming?.layers.get('staging')?.prefixes?.value).toEqual(['org_']);
  index.remove('specs/governance/naming.json');
  expect(index.policies('specs/contracts/o.odcs.yaml', undefined).naming).toBeUndefined();
});

describe('a policy that somebody is typing', () => {
  const path = 'specs/governance/naming.json';
  const whole = `{
  "layers": { "staging": { "prefix": "stg_" } },
  "exceptions": [{ "name": "Old", "reason": "r" }]
}
`;
  const put = (index: ReturnType<typeof indexOf>, text: string): void => {
    index.put(new SourceFile(path, text, { assumed: promisedByName(path) }));
  };
  const said = (index: ReturnType<typeof indexOf>): unknown => {
    const { naming } = index.policies('specs/c.odcs.yaml', undefined);
    return naming && [naming.layers.get('staging')?.prefixes?.value, naming.exceptions.length];
  };

  test('goes on to hold as it was until it is whole again', () => {
    const index = indexOf({});
    put(index, whole);
    let told = 0;
    index.governed.listen(() => (told += 1));
    for (let end = 1; end < whole.trimEnd().length; end += 1) {
      put(index, whole.slice(0, end));
      expect([end, said(index)]).toEqual([end, [['stg_'], 1]]);
    }
    expect(told).toBe(0);
    put(index, whole.replace('stg_', 'raw_'));
    expect(said(index)).toEqual([['raw_'], 1]);
    index.remove(path);
    expect(said(index)).toBeUndefined();
  });

  test('is read as far as it goes where it never was whole', () => {
    const index = indexOf({});
    put(index, whole.slice(0, whole.indexOf('"exceptions"')));
    expect(said(index)).toEqual([['stg_'], 0]);
    put(index, whole.slice(0, whole.indexOf('}]')).replace('stg_', 'raw_'));
    expect(said(index)).toEqual([['raw_'], 1]);
  });
});
