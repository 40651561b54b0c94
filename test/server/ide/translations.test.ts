import { expect, test } from 'vitest';
import { completionAt } from '../../../server/src/ide/completion.ts';
import { documentSymbols } from '../../../server/src/ide/document-symbols.ts';
import { hoverAt } from '../../../server/src/ide/hover.ts';
import { pluralOf } from '../../../server/src/ide/plural-of.ts';
import { portuguese, toPortuguese } from '../portuguese.ts';
import { exampleFiles, HEAD, openAtCursor, openText } from './ide-fixture.ts';

const SCHEMA = `${HEAD}schema:\n  - name: orders\n    properties:\n      - name: id\n`;

function hoverText(fixture: string): string | undefined {
  const { ide, offset } = openAtCursor(fixture);
  return hoverAt(ide, offset, toPortuguese, undefined)?.markdown;
}

test('the hover of a field', () => {
  expect(hoverText(`${HEAD}i$0d: x`)).toBe(
    [
      '**`id`** · texto · obrigatório',
      'Identifica o contrato entre arquivos, versões e mudanças de nome. É costume usar um UUID; serve qualquer texto que seja único entre os seus contratos.',
      'Exemplo:\n\n```yaml\nid: 53581432-6c55-4ba2-a65f-72344a91553a\n```',
    ].join('\n\n'),
  );
});

test('the hover of what is deprecated, and of a list', () => {
  expect(hoverText(`${HEAD}data$0Product: x`)).toContain(
    '**Obsoleto** desde 3.1.0: use `name`, ou descreva o produto de dados em um arquivo próprio',
  );
  expect(hoverText(`${HEAD}sla$0Properties: []`)).toContain(
    '**`slaProperties`** · lista de propriedades de nível de serviço',
  );
  const before = HEAD.replace('3.1.0', '3.2.0');
  expect(hoverText(`${before}con$0text: x`)).toContain('**`context`** · texto ou contexto');
});

test('the hover of a value, and of a pattern', () => {
  expect(hoverText(`${HEAD}status: act$0ive`)).toContain('Em vigor: os consumidores podem contar');
  expect(hoverText(`${SCHEMA}        i$0d: x`)).toContain(
    'Forma: apenas letras, dígitos, `_` e `-`',
  );
});

test('completion', () => {
  const { ide, offset } = openAtCursor(`${HEAD}servers:\n  - $0`);
  const items = completionAt(ide, offset, toPortuguese);
  const [whole] = items;
  expect(whole?.label).toBe('Inserir servidor');
  expect(whole?.documentation).toMatch(/^Um lugar onde estão os dados\. /);
  const kind = items.find(({ label }) => label === 'type');
  expect(kind?.documentation).toMatch(/^O tipo de servidor; /);
  expect(items.find(({ label }) => label === 'Inserir servidor: kafka')?.documentation).toBe(
    'Apache Kafka.',
  );
});

test('only what has no name is called by its type in the outline', () => {
  const text = `${SCHEMA}    quality:\n      - metric: rowCount\n      - name: quality check\n`;
  const [, , schema] = documentSymbols(openText(text));
  const checks = schema?.children[0]?.children.filter(({ kind }) => kind === 'quality');
  expect(checks?.map(({ name, unnamed }) => [name, unnamed])).toEqual([
    ['quality check', true],
    ['quality check', undefined],
  ]);
});

test('no word of hovers and completions is left in English', () => {
  const missing = new Set<string>();
  const translate = (english: string): string => {
    if (!Object.hasOwn(portuguese, english)) missing.add(english);
    return toPortuguese(english);
  };
  let shown = 0;
  for (const { text } of exampleFiles().filter((_, index) => index % 12 === 0)) {
    const ide = openText(text);
    for (const { index } of text.matchAll(/(?<=: )\S|(?<=^ *(?:- )?)\w|(?<=^ *\w+:)$/gm)) {
      if (hoverAt(ide, index, translate, undefined) !== undefined) shown += 1;
      if (index % 7 === 0) shown += completionAt(ide, index, translate).length;
    }
  }
  expect(shown).toBeGreaterThan(200);
  expect([...missing]).toEqual([]);
});

test.each([
  ['property', 'properties'],
  ['server', 'servers'],
  ['service-level property', 'service-level properties'],
  ['software bill of materials', 'software bills of materials'],
])('plural of %s', (title, plural) => {
  expect(pluralOf(title)).toBe(plural);
});
