import { expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  pageHtml,
  type PageParts,
} from '../../../client/src/lineage/page-html.ts';

const parts: PageParts = {
  cspSource: 'vscode-webview://own',
  nonce: 'abc123',
  script: 'vscode-webview://own/dist/lineage.js?a=1&b=2',
  language: 'en',
  title: 'Lineage',
  data: {},
};

test('the policy is exactly this: no network, no code without the nonce', () => {
  expect(contentSecurityPolicy(parts)).toBe(
    "default-src 'none'; script-src 'nonce-abc123'; worker-src blob:; " +
      "style-src vscode-webview://own 'unsafe-inline'; img-src vscode-webview://own data:; " +
      'font-src vscode-webview://own',
  );
  expect(pageHtml(parts)).toContain(
    `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(parts)}">`,
  );
  expect(pageHtml(parts)).not.toMatch(/https?:/);
});

test('the only script is ours, and has the nonce', () => {
  const scripts = pageHtml(parts).match(/<script[^>]*>/g);
  expect(scripts).toEqual([
    '<script nonce="abc123" src="vscode-webview://own/dist/lineage.js?a=1&amp;b=2">',
  ]);
});

test('what the page is told stays in its attribute', () => {
  const html = pageHtml({
    ...parts,
    title: '</title><script>alert(1)</script>',
    data: { texts: '{"a":"\\"><img src=x onerror=alert(1)>"}' },
  });
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toContain('<img');
  expect(html).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&quot;}"></div>');
});
