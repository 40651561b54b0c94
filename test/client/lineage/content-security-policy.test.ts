import { expect, test } from 'vitest';
import { pageHtml } from '../../../client/src/lineage/page-html.ts';
import { englishTexts } from '../../../client/src/lineage/page/texts.ts';

const html = pageHtml({
  nonce: 'abc123',
  source: 'vscode-webview://own',
  language: 'en',
  scripts: {
    page: 'vscode-webview://own/dist/lineage.js?a=1&b=2',
    layout: 'l.js',
    mermaid: 'm.js',
  },
  texts: { ...englishTexts, title: '</title><script>"alert(1)"</script>' },
  key: '"><img src=x onerror=alert(1)>',
});

test('the policy is exactly this: no network, no code without the nonce', () => {
  const policy =
    "default-src 'none'; script-src 'nonce-abc123'; " +
    "style-src vscode-webview://own 'unsafe-inline'; img-src vscode-webview://own data:; " +
    "font-src vscode-webview://own; worker-src blob:; base-uri 'none'; form-action 'none'";
  expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  expect(html).not.toMatch(/https?:/);
});

test('the scripts are ours, and have the nonce', () => {
  expect(html.match(/<script[^>]*>/g)).toEqual([
    '<script nonce="abc123" src="l.js">',
    '<script nonce="abc123" src="vscode-webview://own/dist/lineage.js?a=1&amp;b=2">',
  ]);
});

test('only the page of a document makes ready what draws it', () => {
  expect(html).not.toContain('data-document');
});

test('what the page is told stays text', () => {
  expect(html).not.toContain('<img');
  expect(html).toContain('<title>&lt;/title&gt;');
  expect(html).toContain('data-key="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"');
});
