import { expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import rule from '../../../../../server/src/lint/rules/governance/governance-prose-complete.ts';
import { messageOf } from '../../check.ts';
import { lintTogether, type LintedFile } from '../../check-workspace.ts';

const PATH = 'specs/governance/macro-library.md';

function lint(text: string, path = PATH): LintedFile {
  const [file] = lintTogether({ [path]: text });
  return { ...file!, findings: file!.findings.filter(({ code }) => code === rule.meta.code) };
}

test('points to the first of two macros of a name', () => {
  const { findings } = lint(
    '# Macros\n\n## hash_pii(column)\n\nHashes.\n\n## hash_pii(column)\n\nHashes again.\n',
  );
  expect(findings.map(messageOf)).toEqual([
    'Another macro is called `hash_pii`: SQL cannot tell which one is meant.',
  ]);
  expect(findings[0]?.elsewhere).toMatchObject([{ uri: PATH, place: { line: 2 } }]);
});

test('each of two equal problems has the fix of its own place', () => {
  const { text, findings } = lint(
    `# Tiering standards

## Bronze

- Layer: raw
- Reads from: sliver

## Silver

- Layer: staging
- Reads from: bronze

## Gold

- Layer: marts
- Reads from: sliver
`,
    'specs/governance/tiering-standards.md',
  );
  expect(findings.map(({ messageId }) => messageId)).toEqual([
    'values-similar-word',
    'values-similar-word',
  ]);
  const fixed = findings.map((finding) =>
    applyEdits(text, rule.fixText?.(finding, text)[0]?.edits ?? []),
  );
  expect(fixed[0]).toBe(text.replace('sliver', 'silver'));
  expect(fixed[1]).toBe(text.replace(/sliver(?=\n$)/, 'silver'));
});

test('a file that is too large is not checked, rather than clean', () => {
  const { findings } = lint(`# Macros\n\n${'text '.repeat(250_000)}`);
  expect(findings).toMatchObject([{ messageId: 'sections-too-large', incomplete: true }]);
});

test('a comment silences it', () => {
  const silent = `# Macros

## hash_pii(column)

Hashes.

<!-- dataengos-disable-next-line governance-prose-complete -- kept for old models -->
## hash_pii(column)

Hashes again.
`;
  expect(lint(silent.replace(/<!--.*-->\n/, '')).findings).not.toEqual([]);
  expect(lint(silent).findings).toEqual([]);
});

test.each(['README.md', 'specs/product-canvas/README.md', 'docs/macro-library.md'])(
  'other Markdown is left alone: %s',
  (path) => {
    expect(lint('# Something\n', path).findings).toEqual([]);
  },
);
