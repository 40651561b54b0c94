import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import type { Finding } from '../../../server/src/lint/rule.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { fixAll } from '../../../server/src/operations/fix-all.ts';
import { assumedOf, engine, fixesOf, lint, messageOf, ruleOf } from './check.ts';

const examples = join(import.meta.dirname, '../../../examples');
const files = globSync('broken/**/*.{yaml,yml}', { cwd: examples }).sort();

const errorsIn = (text: string, file: string): readonly Finding[] =>
  lint(text, defaultConfig, file).findings.filter(({ severity }) => severity === 'error');
const commentsIn = (text: string, file: string): readonly string[] =>
  lint(text, defaultConfig, file).findings.length === 0
    ? []
    : [...text.matchAll(/(?<=^|\s)#.*$/gm)].map(([comment]) => comment);
const same = (a: Finding, b: Finding): boolean =>
  a.code === b.code && messageOf(a) === messageOf(b);

describe.each(files)('%s', (file) => {
  // Comments everywhere: at the end of each line that is no comment itself, and between lines.
  const plain = readFileSync(join(examples, file), 'utf8');
  const errors = (text: string): readonly Finding[] => errorsIn(text, file);
  const comments = (text: string): readonly string[] => commentsIn(text, file);
  const found = (text: string): readonly Finding[] => lint(text, defaultConfig, file).findings;

  test('each fix removes its finding, adds no error and loses no comment', () => {
    for (const text of [plain, commented(plain)]) {
      for (const finding of found(text)) {
        for (const fix of fixesOf(text, finding, file)) {
          if (finding.code === 'contract-format') continue;
          const after = applyEdits(text, fix.edits);
          const where = `${finding.code} ${fix.title}\n${after}`;
          const left = (one: string): number =>
            found(one).filter((other) => same(other, finding)).length;
          expect(left(after), where).toBeLessThan(left(text));
          // A skeleton names what the author has yet to fill in: its form is right, its meaning is open.
          const added = errors(after).filter(
            (error) =>
              !errors(text).some((old) => same(old, error)) &&
              (fix.title !== 'insert' || ruleOf(error.code).meta.family !== 'meaning'),
          );
          // Another version or type brings its own rules; what is moved away no longer counts as a misspelt field.
          if (!['bump', 'retype', 'extension'].includes(fix.title))
            expect(added.map(messageOf), where).toEqual([]);
          if (fix.title.startsWith('remove')) continue;
          for (const comment of comments(text)) expect(after, where).toContain(comment);
        }
      }
    }
  });

  test('fixing all is stable and its edits lead to its text', () => {
    for (const text of [plain, commented(plain), plain.replaceAll('\n', '\r\n')]) {
      const once = fixAll(engine, text, defaultConfig, assumedOf(file));
      expect(applyEdits(text, once.edits)).toBe(once.text);
      expect(errors(once.text).length).toBeLessThanOrEqual(errors(text).length);
      for (const code of ['valid-yaml', 'unique-keys']) {
        const of = (one: string): number =>
          errors(one).filter((error) => error.code === code).length;
        expect(of(once.text), once.text).toBeLessThanOrEqual(of(text));
      }
      expect(fixAll(engine, once.text, defaultConfig, assumedOf(file)).edits).toEqual([]);
      if (text.includes('\r\n')) expect(once.text.replaceAll('\r\n', '')).not.toContain('\n');
    }
  });
});

/** Puts a comment behind each line that can take one. */
function commented(text: string): string {
  let number = 0;
  let blockIndent = -1;
  return text
    .split('\n')
    .map((line) => {
      const indent = line.length - line.trimStart().length;
      if (blockIndent >= 0 && (line.trim() === '' || indent > blockIndent)) return line;
      blockIndent = /[|>][+-]?\s*$/.test(line) ? indent : -1;
      if (line.trim() === '' || line.includes('#') || line.includes('"""') || blockIndent >= 0)
        return line;
      return `${line} # c${String(++number)}.`;
    })
    .join('\n');
}

test('examples are there', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(basename(files[0]!)).not.toBe('');
});
