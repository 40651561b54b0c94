import { cpSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { parseYaml, parseYamlOnce } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { runCli } from '../hosts/cli/run-cli.ts';
import { TestClient } from '../hosts/lsp/test-client.ts';
import { engine, lint, messageOf } from '../lint/check.ts';
import { allProblems } from '../syntax/yaml/show.ts';
import { tempFolder } from '../hosts/temp-folder.ts';
import { exampleContracts, ownContracts } from './example-contracts.ts';
import { Random } from './random.ts';
import { randomEdit } from './random-edit.ts';

/** A finding as both hosts tell it: file, place, severity, rule and words. */
type Told = string;

let folder: string;

beforeAll(() => {
  folder = join(tempFolder(), 'work');
  cpSync('examples', folder, { recursive: true });
});

describe('command line and editor', () => {
  test('say the same of each file', async () => {
    const printed = await fromCli(['.']);
    expect(printed.length).toBeGreaterThan(100);
    const paths = new Set(printed.map((one) => one.slice(0, one.indexOf(':'))));
    expect(await fromServer(paths)).toEqual(printed);
  });

  test('say the same whatever the order of files', async () => {
    const all = await fromCli(['.']);
    expect(await fromCli(['churn', 'broken'])).toEqual(all);
    expect(await fromCli(['broken', 'churn', '.'])).toEqual(all);
  });
});

describe('the order of top-level fields does not matter', () => {
  const whole = ownContracts().filter(({ text }) => {
    const file = parseYaml(text);
    return allProblems(file).length === 0 && file.documents[0]?.outline !== undefined;
  });

  test.each(whole.map(({ name, text }) => [name, text] as const))('%s', (_, text) => {
    const random = new Random(text.length);
    for (let round = 0; round < 3; round++)
      expect(said(shuffled(text, random))).toEqual(said(text));
  });
});

describe('a file that is looked at once gets what it gets in blocks', () => {
  test.each(exampleContracts().map(({ name, text }) => [name, text] as const))('%s', (_, start) => {
    const random = new Random(start.length);
    let text = start;
    for (let round = 0; round < 12; round++) {
      const inBlocks = engine.lint(parseYaml(text), defaultConfig, true).findings;
      expect(engine.lint(parseYamlOnce(text), defaultConfig, true).findings).toEqual(inBlocks);
      const { range, newText } = randomEdit(start, random);
      text = start.slice(0, range.start) + newText + start.slice(range.end);
    }
  });
});

async function fromCli(paths: readonly string[]): Promise<readonly Told[]> {
  const { stdout } = await runCli(folder, ['lint', '--format', 'json', ...paths]);
  const { files } = JSON.parse(stdout) as {
    readonly files: readonly {
      readonly path: string;
      readonly findings: readonly {
        readonly code: string;
        readonly severity: string;
        readonly message: string;
        readonly line: number;
        readonly column: number;
        readonly endLine: number;
        readonly endColumn: number;
      }[];
    }[];
  };
  return files
    .flatMap(({ path, findings }) =>
      findings.map((one) => {
        const place = `${String(one.line)}:${String(one.column)}-${String(one.endLine)}:${String(one.endColumn)}`;
        return `${path}:${place} ${one.severity} ${one.code}: ${one.message}`;
      }),
    )
    .toSorted();
}

const severities = ['', 'error', 'warning', 'info', 'hint'];

/** What the server publishes for the folder, once it has something for each of the files. */
async function fromServer(paths: ReadonlySet<string>): Promise<readonly Told[]> {
  const client = await TestClient.start({ folders: [pathToFileURL(folder).href] });
  for (const path of paths) await client.diagnostics(pathToFileURL(join(folder, path)).href);
  await client.stop();
  return [...client.published.values()]
    .flatMap(({ uri, diagnostics }) => {
      const path = relative(folder, fileURLToPath(uri));
      return diagnostics.map((one) => told(path, one));
    })
    .toSorted();
}

function told(path: string, { range: { start, end }, severity, code, message }: Diagnostic): Told {
  const place = [start.line, start.character, end.line, end.character].map((one) =>
    String(one + 1),
  );
  const [line = '', column = '', endLine = '', endColumn = ''] = place;
  return `${path}:${line}:${column}-${endLine}:${endColumn} ${severities[severity ?? 0] ?? ''} ${String(code)}: ${message}`;
}

function said(text: string): readonly string[] {
  return lint(text)
    .findings.map((finding) => `${finding.code}: ${messageOf(finding)}`)
    .toSorted();
}

/** The same contract with its top-level fields in another order, each with the comments above it. */
function shuffled(text: string, random: Random): string {
  const [document] = parseYaml(text).documents;
  const starts = document?.outline?.pairs.map(({ start }) => start) ?? [];
  const pieces = starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
  const head = text.slice(0, starts[0] ?? 0);
  const ended = pieces.map((piece) => (piece.endsWith('\n') ? piece : `${piece}\n`));
  for (let at = ended.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [ended[at], ended[other]] = [ended[other] ?? '', ended[at] ?? ''];
  }
  return head + ended.join('');
}
