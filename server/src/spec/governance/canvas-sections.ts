import type { FrontMatterKey, MarkdownKind, SectionSpec } from './markdown-kind.ts';

const domain: SectionSpec = {
  id: 'domain',
  heading: { en: 'Domain', pt: 'Domínio' },
  aliases: ['Business domain', 'Data domain', 'Dominio', 'Domínio de negócio', 'Domínio de dados'],
  doc: 'The part of the business that owns the product and answers for it.',
  required: true,
  frontMatterKey: 'domain',
  keys: [],
  example: { en: 'Customer success.', pt: 'Sucesso do cliente.' },
};

const consumers: SectionSpec = {
  id: 'consumers',
  heading: { en: 'Data consumers', pt: 'Consumidores' },
  aliases: ['Consumers', 'Consumidores de dados', 'Consumidores dos dados', 'Audience', 'Users'],
  doc: 'Who uses the data, for what, and in which form: a list or a table. What nobody uses need not be built.',
  required: true,
  keys: [],
  columns: [
    {
      id: 'consumer',
      name: { en: 'Consumer', pt: 'Consumidor' },
      aliases: ['Who', 'Team', 'Quem', 'Equipe', 'User', 'Data consumer'],
      doc: 'Who uses the data.',
      required: true,
    },
    {
      id: 'needs',
      name: { en: 'Needs', pt: 'Necessidade' },
      aliases: ['Need', 'Use', 'Purpose', 'Uso', 'Precisa de'],
      doc: 'What for.',
      required: false,
    },
    {
      id: 'format',
      name: { en: 'Format', pt: 'Formato' },
      aliases: ['Form', 'Forma'],
      doc: 'Table, dashboard, file, interface.',
      required: false,
    },
  ],
  example: {
    en: '- Customer success: weekly review of who may leave (dashboard)',
    pt: '- Sucesso do cliente: revisão semanal de quem pode sair (painel)',
  },
};

const metrics: SectionSpec = {
  id: 'metrics',
  heading: { en: 'Key metrics', pt: 'Métricas chave' },
  aliases: [
    'Metrics',
    'KPIs',
    'Métricas',
    'Métricas-chave',
    'Metricas chave',
    'Indicadores',
    'Key questions',
  ],
  doc: 'The questions that the product answers, each with the property or measure that holds the answer.',
  required: true,
  keys: [],
  columns: [
    {
      id: 'metric',
      name: { en: 'Metric', pt: 'Métrica' },
      aliases: ['Key metric', 'KPI', 'Indicator', 'Indicador', 'Metrica', 'Name', 'Nome'],
      doc: 'What people call it.',
      required: true,
    },
    {
      id: 'question',
      name: { en: 'Question', pt: 'Pergunta' },
      aliases: ['Business question', 'Pergunta de negócio', 'Definition', 'Definição'],
      doc: 'What it tells.',
      required: false,
    },
    {
      id: 'answer',
      name: { en: 'Answered by', pt: 'Respondida por' },
      aliases: [
        'Answer',
        'Property',
        'Column',
        'Measure',
        'Respondido por',
        'Propriedade',
        'Coluna',
        'Medida',
      ],
      doc: 'The property or measure of the contract that holds the answer: `fct_churn.is_churned`. Of the vision, product and property.',
      required: true,
    },
  ],
  example: {
    en: '| Metric | Question | Answered by |\n| --- | --- | --- |\n| Churn rate | Which share of the customers left in the month? | `fct_churn.is_churned` |',
    pt: '| Métrica | Pergunta | Respondida por |\n| --- | --- | --- |\n| Taxa de churn | Que parte dos clientes saiu no mês? | `fct_churn.is_churned` |',
  },
};

const slas: SectionSpec = {
  id: 'slas',
  heading: { en: 'SLAs', pt: 'Acordos de nível de serviço' },
  aliases: [
    'SLA',
    'Service levels',
    'Service level',
    'Service level agreements',
    'Service level agreement',
    'Níveis de serviço',
    'Nível de serviço',
    'Acordo de nível de serviço',
  ],
  doc: 'What consumers can rely on. The service levels of the contract promise the same or less.',
  required: true,
  keys: [
    {
      id: 'latency',
      name: { en: 'Latency', pt: 'Latência' },
      aliases: ['Freshness', 'Maximum latency', 'Latencia', 'Atualidade', 'Latência máxima'],
      doc: 'The longest time between an event and its presence in the data.',
      required: true,
      value: { kind: 'duration' },
      examples: ['D-1, at most 24 hours', '8h', '< 5 min', 'real time'],
    },
    {
      id: 'frequency',
      name: { en: 'Frequency', pt: 'Frequência' },
      aliases: [
        'Update frequency',
        'Refresh',
        'Frequencia',
        'Atualização',
        'Frequência de atualização',
      ],
      doc: 'How often the data is brought up to date.',
      required: false,
      value: { kind: 'duration', words: ['on demand', 'ad hoc', 'sob demanda'] },
      examples: ['every day at 06:00 UTC', 'every 15 minutes', 'hourly'],
    },
    {
      id: 'availability',
      name: { en: 'Availability', pt: 'Disponibilidade' },
      aliases: ['Uptime'],
      doc: 'The share of time in which the data can be reached, in percent.',
      required: false,
      value: { kind: 'percent' },
      examples: ['99.5%', '99.9%'],
    },
    {
      id: 'retention',
      name: { en: 'Retention', pt: 'Retenção' },
      aliases: ['Retencao', 'Kept for', 'Período de retenção'],
      doc: 'How long the data is kept.',
      required: false,
      value: {
        kind: 'duration',
        words: [
          'forever',
          'unlimited',
          'indefinite',
          'permanent',
          'para sempre',
          'indefinid',
          'ilimitad',
        ],
      },
      examples: ['5 years', '90 days'],
    },
  ],
  example: {
    en: '- Latency: D-1, at most 24 hours\n- Frequency: every day at 06:00 UTC\n- Availability: 99.5%\n- Retention: 5 years',
    pt: '- Latência: D-1, no máximo 24 horas\n- Frequência: todo dia às 06:00 UTC\n- Disponibilidade: 99,5%\n- Retenção: 5 anos',
  },
};

const optional = (
  id: string,
  heading: SectionSpec['heading'],
  aliases: readonly string[],
  doc: string,
  example: SectionSpec['example'],
): SectionSpec => ({ id, heading, aliases, doc, example, required: false, keys: [] });

const privacy = optional(
  'privacy',
  { en: 'Privacy', pt: 'Privacidade' },
  ['Personal data', 'Dados pessoais', 'LGPD', 'GDPR'],
  'Which personal data the product carries, and what is done to it.',
  { en: 'No personal data.', pt: 'Sem dados pessoais.' },
);

const outOfScope = optional(
  'out-of-scope',
  { en: 'Out of scope', pt: 'Fora do escopo' },
  ['Not in scope', 'Non-goals', 'Fora de escopo'],
  'What the product does not answer, so that nobody expects it.',
  {
    en: '- Predictions: a product of their own',
    pt: '- Previsões: um produto à parte',
  },
);

const products = optional(
  'products',
  { en: 'Data products', pt: 'Produtos de dados' },
  ['Products', 'Produtos'],
  'Links to the canvas of each product.',
  { en: '- [Churn analysis](churn_analysis.md)', pt: '- [Análise de churn](churn_analysis.md)' },
);

const product: FrontMatterKey = {
  name: 'product',
  doc: 'The data product that the canvas is about, as its contract and `slas.yaml` call it.',
  required: true,
  value: { kind: 'product' },
  example: 'churn_report',
};

const frontMatter: readonly FrontMatterKey[] = [
  {
    name: 'domain',
    doc: 'The part of the business that owns the product, as contracts and folders write it.',
    required: false,
    value: { kind: 'domain' },
    example: 'customer_success',
  },
  {
    name: 'contract',
    doc: 'The path of the contract that keeps what the canvas promises, from the root of the project.',
    required: false,
    value: { kind: 'contract' },
    example: 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml',
  },
  {
    name: 'status',
    doc: 'How far the canvas is.',
    required: false,
    value: {
      kind: 'words',
      closed: false,
      words: [
        {
          value: 'draft',
          name: { en: 'draft', pt: 'rascunho' },
          aliases: [],
          doc: 'Still written.',
        },
        {
          value: 'review',
          name: { en: 'review', pt: 'revisão' },
          aliases: [],
          doc: 'Waits for its approval.',
        },
        {
          value: 'approved',
          name: { en: 'approved', pt: 'aprovado' },
          aliases: [],
          doc: 'May be built.',
        },
        {
          value: 'retired',
          name: { en: 'retired', pt: 'descontinuado' },
          aliases: [],
          doc: 'No longer kept up.',
        },
      ],
    },
    example: 'draft',
  },
  {
    name: 'owner',
    doc: 'The team that answers for the product.',
    required: false,
    value: { kind: 'text' },
    example: 'customer-insights',
  },
];

export const canvasKind: MarkdownKind = {
  id: 'canvas',
  title: 'product canvas',
  doc: 'Why a data product exists: its domain, its consumers, the questions it answers and what it promises.',
  frontMatter: [product, ...frontMatter],
  sections: [domain, consumers, metrics, slas, privacy, outOfScope],
  exampleTitle: { en: 'Churn analysis', pt: 'Análise de churn' },
};

export const visionKind: MarkdownKind = {
  id: 'vision',
  title: 'product vision',
  doc: 'What the data products of the project are for, together.',
  frontMatter,
  sections: [domain, consumers, metrics, slas, products],
  exampleTitle: { en: 'Vision', pt: 'Visão' },
};
