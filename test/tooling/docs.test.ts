// The Markdown of the repository: its links lead somewhere, and its commands exist.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const tracked = ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'];
const pages = execFileSync('git', tracked, { cwd: root, encoding: 'utf8' })
  .split('\n')
  // A deleted page may still be in the index; fixtures are input of tests, not pages of ours.
  .filter((page) => page !== '' && !page.startsWith('test/') && existsSync(join(root, page)));

describe.each(pages)('%s', (page) => {
  const links = linksOf(read(page)).filter((link) => !/^[a-z]+:/i.test(link));

  test('links to files and headings that are there', () => {
    const dead = links.filter((link) => {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? page : posix.join(dirname(page), decodeURI(path));
      if (!existsSync(join(root, target))) return true;
      return heading !== undefined && target.endsWith('.md') && !headings(target).has(heading);
    });
    expect(dead).toEqual([]);
  });
});

test('docs/README.md leads to every page of docs', () => {
  const reached = new Set<string>();
  const visit = (page: string): void => {
    if (reached.has(page) || !pages.includes(page)) return;
    reached.add(page);
    for (const link of linksOf(read(page))) {
      const target = posix.join(dirname(page), link.split('#')[0] ?? '');
      // Through other pages of docs only: what only the README names is not in the index.
      if (target.startsWith('docs/')) visit(target);
    }
  };
  visit('docs/README.md');
  expect(pages.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([]);
});

test.each(['README.md', 'CONTRIBUTING.md'])('%s names only scripts of package.json', (page) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(page).matchAll(/\bnpm (?:run (?:-s )?)?([a-z][\w:-]*)/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !['ci', 'install', 'pack'].includes(name));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('docs/ARCHITECTURE.md names files that are there', () => {
  const homes = ['', 'server/src/', 'server/src/hosts/lsp/', 'server/src/lint/', 'client/src/'];
  const named = [...read('docs/ARCHITECTURE.md').matchAll(/`([\w./-]+\.(?:ts|json|cjs|mjs))`/g)]
    .map(([, path = '']) => path)
    .filter((path) => path.includes('/'));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !homes.some((home) => existsSync(join(root, home, path))))).toEqual(
    [],
  );
});

test('README.md is fit for the Marketplace: pictures are small PNG files of the repository', () => {
  const pictures = [...read('README.md').matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)];
  expect(pictures.length).toBeGreaterThan(0);
  for (const [, alternative = '', path = ''] of pictures) {
    expect(alternative, path).not.toBe('');
    expect(path).toMatch(/^images\/readme\/[\w-]+\.png$/);
    expect(readFileSync(join(root, path)).length, path).toBeLessThan(200 * 1024);
  }
  // Without it, vsce cannot turn relative links into addresses.
  const { repository } = JSON.parse(read('package.json')) as { repository?: { url: string } };
  expect(repository?.url).toMatch(/^https:\/\/github\.com\//);
});

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** The text without its code, where brackets mean something else. */
function prose(text: string): string {
  return text.replace(/^( *)(```|~~~).*?^\1\2/gms, '').replace(/`[^`\n]*`/g, 'code');
}

function linksOf(text: string): string[] {
  return [...prose(text).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map(
    ([, link]) => link ?? '',
  );
}

/** Anchors as GitHub makes them of headings. */
function headings(page: string): Set<string> {
  const text = read(page).replace(/^( *)(```|~~~).*?^\1\2/gms, '');
  const seen = new Map<string, number>();
  const anchors = [...text.matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading = '']) => {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${String(count)}`;
  });
  const explicit = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id]) => id ?? '');
  return new Set([...anchors, ...explicit]);
}
