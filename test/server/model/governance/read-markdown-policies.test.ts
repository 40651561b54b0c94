import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCanvas } from '../../../../server/src/model/governance/read-canvas.ts';
import { readMacroLibrary } from '../../../../server/src/model/governance/read-macro-library.ts';
import { readTiering } from '../../../../server/src/model/governance/read-tiering.ts';
import { bindText, withPlaces } from './bound-markdown.ts';

const CHURN = 'examples/churn/specs';

function canvas(text: string): unknown {
  return withPlaces(readCanvas('file:///c.md', bindText(text, 'canvas')), text);
}

function tiering(text: string): unknown {
  return withPlaces(readTiering('file:///t.md', bindText(text, 'tiering')).tiers, text);
}

function macros(text: string): unknown {
  return withPlaces(readMacroLibrary('file:///m.md', bindText(text, 'macros')), text);
}

const NO_PROMISES = {
  latency: undefined,
  frequency: undefined,
  retention: undefined,
  availability: undefined,
};

describe('canvas', () => {
  test.each(['\n', '\r\n'])('the example, with line breaks %j', (lineBreak) => {
    const text = readFileSync(`${CHURN}/product-canvas/churn_analysis.md`, 'utf8');
    expect(canvas(`\ufeff${text.replaceAll('\n', lineBreak)}`)).toEqual({
      uri: 'file:///c.md',
      title: 'Churn analysis <Churn analysis>',
      product: 'churn_report <churn_report>',
      domain: 'customer_success <customer_success>',
      contract:
        'specs/contracts/data-products/customer_success/churn_report.odcs.yaml <specs/contracts/data-products/customer_success/churn_report.odcs.yaml>',
      consumers: [
        'Customer success managers <Customer success managers>',
        'Board <Board>',
        'Data science <Data science>',
      ],
      metrics: [
        ['Churn rate', 'fct_churn.is_churned'],
        ['Churned revenue', 'fct_churn.churned_mrr_amount'],
        ['Involuntary share', 'fct_churn.churn_type'],
        ['Main reasons', 'fct_churn.churn_reason'],
      ].map(([name, answer]) => ({
        name: `${name} <${name}>`,
        answeredBy: [`${answer} <${answer}>`],
      })),
      promises: {
        latency: '86400 <24 hours>',
        frequency: '86400 <every day>',
        retention: '157680000 <5 years>',
        availability: '99.5 <99.5%>',
      },
    });
  });

  test('in Portuguese, with bullets, a table of service levels and a domain in prose', () => {
    const text = `# Análise de churn

## 1. Domínio:

**Receita**: cobrança e vendas.

## Consumidores

- **Diretoria**: total por mês
- Sucesso do cliente (painel)

## Métricas-chave

- Taxa de churn: \`fct.is_churned\`, \`fct.month\`
- Receita perdida

## Acordos de nível de serviço

| SLA | Valor |
| --- | --- |
| **Latência** | no máximo 8 horas |
| Disponibilidade | 99,5% |
| Retenção | 10 anos |
`;
    expect(canvas(text)).toEqual({
      uri: 'file:///c.md',
      title: 'Análise de churn <Análise de churn>',
      product: undefined,
      domain: 'Receita <Receita>',
      contract: undefined,
      consumers: ['Diretoria <Diretoria>', 'Sucesso do cliente <Sucesso do cliente>'],
      metrics: [
        {
          name: 'Taxa de churn <Taxa de churn>',
          answeredBy: ['fct.is_churned <fct.is_churned>', 'fct.month <fct.month>'],
        },
        { name: 'Receita perdida <Receita perdida>', answeredBy: [] },
      ],
      promises: {
        latency: '28800 <8 horas>',
        frequency: undefined,
        retention: '315360000 <10 anos>',
        availability: '99.5 <99,5%>',
      },
    });
  });

  test('names that are not in code, in a cell with an escaped bar', () => {
    const text = `## Key metrics\n\n| Question | Metric | Answered by |\n|-|-|-|\n| a \\| b? | A \\| B | fct.x, fct.y |\n`;
    expect(canvas(text)).toMatchObject({
      metrics: [{ name: 'A | B <A \\| B>', answeredBy: ['fct.x <fct.x>', 'fct.y <fct.y>'] }],
    });
  });

  test('as the founding text writes it: sections as items, in two languages', () => {
    const text = `# Visão

- Elementos chave:

    - **Domain (Domínio):** Financeiro. Define o "bairro".

    - **Data Consumers (Consumidores):** Analistas de BI, APIs

    - **Key Metrics (Métricas Chave):** As perguntas que o dado responde:
        - Churn: \`is_churned\`

    - **SLAs (Acordos de Nível de Serviço):** Latência (Ex: < 5 min), Disponibilidade: 99.9%.
`;
    expect(canvas(text)).toMatchObject({
      domain: 'Financeiro <Financeiro>',
      consumers: ['Analistas de BI <Analistas de BI>', 'APIs <APIs>'],
      metrics: [{ name: 'Churn <Churn>', answeredBy: ['is_churned <is_churned>'] }],
      promises: { ...NO_PROMISES, latency: '300 <5 min>', availability: '99.9 <99.9%>' },
    });
  });

  test('promises in sentences, line by line', () => {
    const text =
      '## SLAs (Service levels)\n\nLatency: 24h\nUpdate frequency = daily\n\nRetention 5 years.\n';
    expect(canvas(text)).toMatchObject({
      promises: {
        latency: '86400 <24h>',
        frequency: '86400 <daily>',
        retention: '157680000 <5 years>',
      },
    });
  });

  test('one item that looks like a section is none', () => {
    const text = '# T\n\n- Domain: finance\n- Status: open\n';
    expect(canvas(text)).toMatchObject({ domain: undefined });
  });

  test('what cannot be read is left out', () => {
    const text = '---\nproduct: [a\n---\n## SLAs\n\n- Latency: fast\n- Availability: 120%\n';
    expect(canvas(text)).toMatchObject({ product: undefined, promises: NO_PROMISES });
    expect(canvas('')).toEqual({
      uri: 'file:///c.md',
      title: undefined,
      product: undefined,
      domain: undefined,
      contract: undefined,
      consumers: [],
      metrics: [],
      promises: NO_PROMISES,
    });
  });

  test('quotes of the front matter are not part of a value', () => {
    expect(canvas('---\nproduct: "a b"\n---\n')).toMatchObject({ product: 'a b <a b>' });
  });
});

describe('tiering standards', () => {
  test('what nobody understands forbids nothing', () => {
    const text = '# T\n\n## Gold\n\n- Layer: marts\n- Reads from: platinum\n';
    expect(tiering(text)).toMatchObject([{ tier: 'gold', readsFrom: undefined }]);
    const never = text.replace('platinum', 'platinum\n- Never reads a source');
    expect(tiering(never)).toMatchObject([
      { readsFrom: 'bronze,silver,gold <Never reads a source>' },
    ]);
  });

  test('the example', () => {
    const text = readFileSync(`${CHURN}/governance/tiering-standards.md`, 'utf8');
    expect(tiering(text)).toEqual([
      {
        tier: 'bronze',
        addsTo: true,
        at: '<Bronze>',
        layers: ' <raw tables of the source contracts>',
        readsFrom: 'source <the source system only>',
        guarantees: ['contract <contract>'],
        oneToOne: undefined,
      },
      {
        tier: 'silver',
        addsTo: false,
        at: '<Silver>',
        layers: 'staging,intermediate <staging, intermediate>',
        readsFrom: 'bronze,silver <bronze, silver>',
        guarantees: ['key <one row per key>'],
        oneToOne:
          'staging <Staging models are one to one with a source object: rename, cast, treat, nothing else>',
      },
      {
        tier: 'gold',
        addsTo: true,
        at: '<Gold>',
        layers: 'marts <marts>',
        readsFrom: 'silver,gold <silver of its own domain, gold of any domain>',
        guarantees: [
          'contract <a contract>',
          'quality <quality rules>',
          'owner <an owner>',
          'service-level <a service level>',
        ],
        oneToOne: undefined,
      },
    ]);
  });

  test('in Portuguese, as nested lists and sentences', () => {
    const text = `# Camadas

## Prata

- **Camada:** modelos_staging e \`intermediate\`
- Lê de:
  - bronze
  - prata
- Garantias:
  - uma linha por chave
  - sem dono
- Modo de escrita: mesclado por chave
- Cada modelo é um para um com um objeto

## Ouro

Toda tabela tem um responsável e um contrato. Descrições não são obrigatórias.
Nunca lê uma fonte.
`;
    expect(tiering(text)).toEqual([
      {
        tier: 'silver',
        addsTo: true,
        at: '<Prata>',
        layers: 'modelos_staging,intermediate <modelos_staging e `intermediate>',
        readsFrom: 'bronze,silver <bronze>',
        guarantees: ['key <uma linha por chave>'],
        oneToOne: 'modelos_staging,intermediate <Cada modelo é um para um com um objeto>',
      },
      {
        tier: 'gold',
        addsTo: false,
        at: '<Ouro>',
        layers: undefined,
        readsFrom: 'bronze,silver,gold <Nunca lê uma fonte>',
        guarantees: ['owner <um responsável>', 'contract <um contrato>'],
        oneToOne: undefined,
      },
    ]);
  });

  test('a tier that never reads a source does not read it, whatever the list says', () => {
    const text = '## Gold\n\n- Reads from: silver, source\n- Models never read a source\n';
    expect(tiering(text)).toMatchObject([{ readsFrom: 'silver <silver, source>' }]);
  });

  test('what is excepted is not read', () => {
    const text = '## Gold\n\n- Reads from: silver, gold of its domain, never bronze\n';
    expect(tiering(text)).toMatchObject([
      { readsFrom: 'silver,gold <silver, gold of its domain, never bronze>' },
    ]);
  });

  test('part of another section is no tier', () => {
    const text = '## Gold\n\n- Layer: marts\n\n## History\n\n### Gold\n\n- Layer: reports\n';
    expect(tiering(text)).toMatchObject([{ layers: 'marts <marts>' }]);
  });
});

describe('macro library', () => {
  test('the example', () => {
    const text = readFileSync(`${CHURN}/governance/macro-library.md`, 'utf8');
    expect(macros(text)).toMatchObject([
      {
        name: 'hash_pii',
        at: '<hash_pii(column)>',
        parameters: ['column'],
        policy: 'hash <hash>',
        returns: 'CHAR(64)',
      },
      { name: 'mask_pii', parameters: ['column', 'keep=1'], policy: 'mask <mask>' },
      { name: 'cents_to_euros', policy: undefined, returns: 'DECIMAL(14,2)' },
      {
        name: 'month_spine',
        parameters: ['first_month', 'last_month'],
        description: 'One row for each month between two dates, both included.',
      },
    ]);
  });

  test('other ways to write a signature', () => {
    const text = [
      '## mask_pii(column, how="a, b")',
      '## `{{ dbt_utils.star(from, except=[]) }}` copies',
      '## `now()`',
      '## How to add one',
      '## `broken(`',
      '## `now(x)`',
      '- Política: **tokenize** always',
    ].join('\n\n');
    expect(macros(text)).toMatchObject([
      {
        name: 'mask_pii',
        parameters: ['column', 'how="a, b"'],
        at: '<mask_pii(column, how="a, b")>',
      },
      { name: 'dbt_utils.star', parameters: ['from', 'except=[]'] },
      { name: 'now', parameters: [], policy: undefined },
    ]);
  });
});
