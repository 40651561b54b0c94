import { describe, expect, test } from 'vitest';
import { bindContract } from '../../../server/src/model/contract.ts';
import { completionAt } from '../../../server/src/ide/completion.ts';
import { documentSymbols } from '../../../server/src/ide/document-symbols.ts';
import { hoverAt } from '../../../server/src/ide/hover.ts';
import type { CompletionItem } from '../../../server/src/ide/completion/item.ts';
import type { IdeDocument } from '../../../server/src/ide/ide-document.ts';
import type { PolicyId } from '../../../server/src/spec/dialects.ts';
import { parseYaml } from '../../../server/src/syntax/yaml/parse-yaml.ts';
import { engine } from '../lint/check.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { policyText } from '../lint/policies.ts';
import { english, spec } from './ide-fixture.ts';

function open(id: PolicyId, text: string, json = false): IdeDocument {
  const file = parseYaml(text);
  const contracts = file.documents.map((document) => bindContract(document, spec, id));
  return { file, text, contracts, json };
}

function complete(id: PolicyId, fixture: string, json = false): readonly CompletionItem[] {
  const offset = fixture.indexOf('$0');
  return completionAt(open(id, fixture.replace('$0', ''), json), offset, english);
}

const labels = (id: PolicyId, fixture: string): readonly string[] =>
  complete(id, fixture).map(({ label }) => label);

/** The fixture with the item of that label taken. */
function accept(id: PolicyId, fixture: string, label: string, json = false): string {
  const item = complete(id, fixture, json).find((one) => one.label === label);
  if (item === undefined) return `no ${label}`;
  const text = fixture.replace('$0', '');
  return text.slice(0, item.range.start) + item.newText + text.slice(item.range.end);
}

describe('completion', () => {
  test('JSON gets its quotes', () => {
    expect(accept('naming', '{ "layers": { "staging": { $0 } } }', 'prefix')).toBe(
      '{ "layers": { "staging": { "prefix": "" } } }',
    );
    const quoted =
      '{\n  "layers": {\n    "staging": {\n      "materialization": "$0"\n    }\n  }\n}';
    expect(accept('naming', quoted, 'ephemeral')).toBe(quoted.replace('$0', 'ephemeral'));
  });

  test('JSON gets the comma that is missing before the cursor', () => {
    const fixture =
      '{\n  "layers": {\n    "staging": {\n      "prefix": "stg_"\n      $0\n    }\n  }\n}';
    const item = complete('naming', fixture).find(({ label }) => label === 'suffix');
    expect(item?.additionalEdits.map(({ newText }) => newText)).toEqual([',']);
  });

  test('logical types are the keys of column rules, those that are there left out', () => {
    const all = labels('naming', 'column_rules:\n  boolean:\n    prefix: is_\n  $0');
    expect(all).toEqual(expect.arrayContaining(['string', 'timestamp']));
    expect(all).not.toContain('boolean');
  });

  test('an empty file gets a whole policy that is right as it stands', () => {
    for (const [id, label] of [
      ['naming', 'New naming policy'],
      ['classification', 'New classification policy'],
      ['tagging', 'New tagging policy'],
      ['service-levels', 'New file of service levels'],
    ] as const) {
      for (const json of [false, true]) {
        const item = complete(id, '$0', json).find((one) => one.label === label);
        const text = filled(item?.snippet ?? '');
        if (json) expect(() => JSON.parse(text) as unknown).not.toThrow();
        const { findings } = engine.lint(parseYaml(text), defaultConfig, id);
        expect(findings, text).toEqual([]);
      }
    }
  });

  test('an empty JSON file gets nothing that only YAML takes', () => {
    expect(complete('naming', '$0', true).map(({ label }) => label)).toEqual(['New naming policy']);
  });

  test('classes, levels, policies and layers of the file itself', () => {
    const text = `levels:
  - name: open
    description: For all
  - name: secret
classes:
  - name: PII
    level: $1
policies:
  shred: {}
rules:
  - name: mail
    class: $2
    policy: $3
`;
    const at = (place: string): string => text.replace(place, '$0').replaceAll(/\$[1-9]/g, 'x');
    expect(labels('classification', at('$1'))).toEqual(['open', 'secret']);
    expect(labels('classification', at('$2'))).toEqual(['PII']);
    expect(labels('classification', at('$3'))).toEqual(['shred']);
    const own =
      '{ "materializations": ["mine"], "layers": { "raw": { "materialization": "$0" } }, "exceptions": [{ "layer": "$1" }] }';
    expect(labels('naming', own.replace('$1', ''))).toEqual(
      expect.arrayContaining(['mine', 'view']),
    );
    expect(labels('naming', own.replace('$0', '').replace('$1', '$0'))).toEqual(['raw']);
  });
});

/** What stands there when the author takes each proposal, the first of a choice. */
function filled(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replaceAll(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\$0$/, '')
    .replaceAll(/\$\d+|\$\{\d+\}/g, 'x')
    .replaceAll(/\\([$}\\])/g, '$1');
}

test('hover explains fields and values', () => {
  const text = policyText('naming');
  const hover = (word: string): string =>
    hoverAt(open('naming', text), text.indexOf(word) + 1, english, undefined)?.markdown ?? '';
  expect(hover('materialization')).toContain(
    'How dbt builds the models of the layer; alternatives',
  );
  expect(hover('view')).toContain('A query that runs whenever somebody reads it.');
  expect(hover('boolean')).toContain('logical type `boolean`');
  expect(hover('column_rules')).toContain('by logical type');
});

test('the outline names layers, classes and products', () => {
  const names = (id: PolicyId): string =>
    JSON.stringify(documentSymbols(open(id, policyText(id))).map((one) => flat(one)));
  expect(names('naming')).toContain('["marts","fct_|dim_"]');
  expect(names('naming')).toContain('["timestamp","_at"]');
  expect(names('classification')).toContain('["mail addresses by name","PII"]');
  expect(names('classification')).toContain('["PCI","restricted"]');
  expect(names('tagging')).toContain('["cost-center",""]');
  expect(names('service-levels')).toContain('["churn_report","24h"]');
});

function flat(symbol: ReturnType<typeof documentSymbols>[number]): unknown {
  return [symbol.name, symbol.detail, ...symbol.children.map((child) => flat(child))];
}
