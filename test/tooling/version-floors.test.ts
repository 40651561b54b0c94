import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Below these versions there are published holes that a hostile file could use. */
const floors: Record<string, string> = {
  yaml: '2.8.3',
  ajv: '8.18.0',
  mermaid: '11.16.1',
  'js-yaml': '4.3.2',
};

/** Patched in their own line, and used by tools that read only our own files. */
const exceptions = new Set(['js-yaml@3.15.2', 'ajv@6.15.0']);

interface Lockfile {
  packages: Record<string, { version?: string; dev?: boolean; hasInstallScript?: boolean }>;
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;
const { packages } = read('package-lock.json') as Lockfile;
const installed = Object.entries(packages).flatMap(([path, { version, dev }]) => {
  const name = path.split('node_modules/').at(-1);
  return name && version ? [{ name, version, dev: dev === true, path }] : [];
});

test.each(Object.entries(floors))('%s is at least %s', (name, floor) => {
  const old = installed.filter(
    (found) =>
      found.name === name &&
      isBelow(found.version, floor) &&
      !(found.dev && exceptions.has(`${name}@${found.version}`)),
  );
  expect(old).toEqual([]);
});

test('the lockfile names no registry', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
});

test('every install script that may run is on the list, and every one of the list exists', () => {
  const { allowScripts } = read('package.json') as {
    allowScripts: Record<string, boolean>;
  };
  for (const name of Object.keys(allowScripts))
    expect(packages[`node_modules/${name}`]?.hasInstallScript, name).toBe(true);
  expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true');
});

function isBelow(version: string, floor: string): boolean {
  const parts = (text: string) => text.split(/[.-]/).map(Number);
  const [a, b] = [parts(version), parts(floor)];
  for (const index of [0, 1, 2]) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
