import { describe, expect, test } from 'vitest';
import { formatMessage, tableWords } from '../../../server/src/lint/format-message.ts';
import type { Finding } from '../../../server/src/lint/rule.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import { portuguese, toPortuguese } from '../portuguese.ts';
import { tableTexts } from '../spec/table-texts.ts';
import { asked, lint, ruleOf } from './check.ts';
import { lintTogether } from './check-workspace.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';

function inPortuguese({ code, messageId, params }: Finding): string {
  const messages: Readonly<Record<string, string>> = ruleOf(code).meta.messages;
  return formatMessage(messages[messageId] ?? '', params, toPortuguese);
}

test('words of the tables never stand in backticks, where the words of the author are', () => {
  for (const { meta } of allRules) {
    const texts = [...Object.values<string>(meta.messages), ...Object.values(meta.fixes ?? {})];
    for (const code of texts.flatMap((text) => text.match(/`[^`]+`/g) ?? []))
      for (const word of tableWords) expect(code, meta.code).not.toContain(`{${word}}`);
  }
});

describe('what rules take from the tables is from the tables', () => {
  const tables = tableTexts();
  test.each(allRules.map((rule) => [rule.meta.code, rule.meta] as const))('%s', (_code, meta) => {
    for (const { bad } of meta.examples) {
      const files = lintTogether(bad, { ...defaultConfig, rules: asked(meta) });
      const findings = files.flatMap((file) => file.findings);
      for (const { params = {} } of findings.flatMap((one) => [one, ...(one.related ?? [])]))
        for (const [name, value] of Object.entries(params))
          // Mere code is the same in every language.
          if (tableWords.has(name) && value !== '' && !/^`[^`]+`$/.test(String(value)))
            expect(tables, name).toContain(value);
    }
  });
});

const HEAD =
  'apiVersion: v3.1.0\nkind: DataContract\nid: a\nname: Team\nversion: 1.0.0\nstatus: active\n';

const cases: readonly (readonly [string, string, string, string])[] = [
  [
    'title of a type',
    'schema:\n  - name: orders\n    colour: red\n    properties:\n      - name: id\n        primaryKey: true\n',
    'known-fields',
    'Campo desconhecido `colour` em objeto do schema.',
  ],
  [
    'advice',
    'description:\n  purpose: x\ncolumns: []\n',
    'known-fields',
    'Campo desconhecido `columns` em contrato de dados. Coloque as colunas em `properties` de um objeto em `schema`.',
  ],
  [
    'what to write instead',
    'team:\n  - username: ann\n    role: owner\n',
    'no-deprecated-fields',
    'Esta forma de `team` está obsoleta desde 3.1.0: escreva um objeto e coloque as pessoas em `members`.',
  ],
  [
    'title of a group',
    'schema:\n  - name: orders\n    quality:\n      - metric: rowCount\n    properties:\n      - name: id\n        primaryKey: true\n',
    'quality-operators',
    'Falta em verificação de qualidade um dos operadores de comparação, como `mustBe`.',
  ],
  [
    'what a format asks for',
    'contractCreatedTs: yesterday\n',
    'value-format',
    '`contractCreatedTs` deve ser uma data e hora com fuso, por exemplo `2026-03-31T09:30:00Z`, não `yesterday`.',
  ],
];

test.each(cases)('%s, in Portuguese', (_what, text, code, expected) => {
  const { findings } = lint(HEAD + text);
  expect(findings.filter((one) => one.code === code).map(inPortuguese)).toEqual([expected]);
});

test('words of the author stay as they are, even those that the tables know', () => {
  const words = ['team', 'server', 'property', 'required', 'or', 'string', 'quality check'];
  for (const word of words) expect(portuguese, word).toHaveProperty([word]);
  for (const word of words) {
    const { findings } = lint(`${HEAD}schema:
  - name: ${word}
    properties:
      - name: ${word}
        primaryKey: true
      - name: ${word}
`);
    const [said] = findings.filter(({ code }) => code === 'unique-names').map(inPortuguese);
    expect(said).toBe(
      `\`${word}\` já tem uma propriedade \`${word}\`: dê a cada uma o seu próprio nome.`,
    );
  }
});
