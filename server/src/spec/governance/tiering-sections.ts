import type { KeySpec, MarkdownKind, SectionSpec, WordChoice } from './markdown-kind.ts';

export const tierWords: readonly WordChoice[] = [
  {
    value: 'source',
    name: { en: 'source', pt: 'fonte' },
    aliases: [
      'sources',
      'fontes',
      'source system',
      'source systems',
      'sistema de origem',
      'sistemas de origem',
      'origem',
    ],
    doc: 'The systems that the data comes from.',
  },
  {
    value: 'bronze',
    name: { en: 'bronze', pt: 'bronze' },
    aliases: ['raw'],
    doc: 'Raw data as the source delivered it.',
  },
  {
    value: 'silver',
    name: { en: 'silver', pt: 'prata' },
    aliases: [],
    doc: 'Clean, typed and deduplicated data.',
  },
  {
    value: 'gold',
    name: { en: 'gold', pt: 'ouro' },
    aliases: [],
    doc: 'Aggregated data with the business rules applied.',
  },
];

export const layerWords: readonly WordChoice[] = [
  {
    value: 'staging',
    name: { en: 'staging', pt: 'staging' },
    aliases: ['stg'],
    doc: 'One model for each object of a source.',
  },
  {
    value: 'intermediate',
    name: { en: 'intermediate', pt: 'intermediate' },
    aliases: ['int', 'intermediária', 'intermediário'],
    doc: 'Steps between sources and products.',
  },
  {
    value: 'marts',
    name: { en: 'marts', pt: 'marts' },
    aliases: ['mart'],
    doc: 'What people and dashboards read.',
  },
];

/** What can be checked of a promise; recognised by these words wherever a section makes promises. */
export const guaranteeWords: readonly WordChoice[] = [
  {
    value: 'contract',
    name: { en: 'a contract', pt: 'um contrato' },
    aliases: ['contract', 'contracts', 'contrato', 'contratos'],
    doc: 'A contract describes the table.',
  },
  {
    value: 'quality',
    name: { en: 'quality rules', pt: 'regras de qualidade' },
    aliases: [
      'quality rule',
      'quality check',
      'quality checks',
      'quality tests',
      'regra de qualidade',
      'testes de qualidade',
    ],
    doc: 'The contract has quality rules for the table.',
  },
  {
    value: 'owner',
    name: { en: 'an owner', pt: 'um responsável' },
    aliases: ['owner', 'owners', 'dono', 'dona', 'responsável', 'proprietário'],
    doc: 'Somebody of the team of the contract has the role `owner`.',
  },
  {
    value: 'service-level',
    name: { en: 'a service level', pt: 'um nível de serviço' },
    aliases: [
      'service level',
      'service levels',
      'sla',
      'slas',
      'nível de serviço',
      'níveis de serviço',
    ],
    doc: 'The contract has service levels.',
  },
  {
    value: 'key',
    name: { en: 'one row per key', pt: 'uma linha por chave' },
    aliases: [
      'row per key',
      'primary key',
      'primary keys',
      'unique key',
      'linha por chave',
      'chave primária',
      'chave única',
    ],
    doc: 'The table has a primary key.',
  },
  {
    value: 'description',
    name: { en: 'a description', pt: 'uma descrição' },
    aliases: ['description', 'descriptions', 'descrição', 'descrições'],
    doc: 'Table and columns are described.',
  },
];

const keysFor = (
  layers: readonly string[],
  reads: readonly string[],
  guarantees: string,
): readonly KeySpec[] => [
  {
    id: 'layer',
    name: { en: 'Layer', pt: 'Camada' },
    aliases: ['Layers', 'Camadas'],
    doc: 'The layers of `naming.json` that belong to the tier.',
    required: true,
    value: { kind: 'words', words: layerWords, closed: false },
    examples: layers,
  },
  {
    id: 'reads-from',
    name: { en: 'Reads from', pt: 'Lê de' },
    aliases: ['Reads', 'Read from', 'Lê', 'Le de', 'Depends on', 'Depende de'],
    doc: 'The tiers that a model of this one may read, and `source` for the systems themselves.',
    required: false,
    value: { kind: 'words', words: tierWords, closed: true },
    examples: reads,
  },
  {
    id: 'write-mode',
    name: { en: 'Write mode', pt: 'Modo de escrita' },
    aliases: ['Writes', 'Written', 'Escrita'],
    doc: 'How a run writes: append-only, rebuilt, merged by key.',
    required: false,
    value: { kind: 'text' },
    examples: ['append-only', 'rebuilt on every run', 'merged by key'],
  },
  {
    id: 'guarantees',
    name: { en: 'Guarantees', pt: 'Garantias' },
    aliases: ['Guarantee', 'Garantia', 'Garante', 'Must have', 'Deve ter'],
    doc: 'What consumers can rely on. Checked: a contract, quality rules, an owner, a service level, one row per key, a description.',
    required: false,
    value: { kind: 'words', words: guaranteeWords, closed: false },
    examples: [guarantees],
  },
  {
    id: 'readers',
    name: { en: 'Readers', pt: 'Leitores' },
    aliases: ['Reader', 'Read by', 'Consumers', 'Lido por', 'Consumidores'],
    doc: 'Who may read the tier.',
    required: false,
    value: { kind: 'text' },
    examples: ['pipelines of the same domain', 'people, dashboards, other domains'],
  },
];

const bronze: SectionSpec = {
  id: 'bronze',
  heading: { en: 'Bronze', pt: 'Bronze' },
  aliases: ['Raw', 'Bronze tier', 'Bronze layer', 'Camada bronze'],
  doc: 'Raw data as the source delivered it.',
  required: true,
  keys: keysFor(['raw tables of the source contracts'], ['source'], 'the source contract'),
  example: {
    en: '- Layer: raw tables of the source contracts\n- Reads from: source\n- Write mode: append-only\n- Guarantees: the source contract, nothing more',
    pt: '- Camada: tabelas brutas dos contratos de origem\n- Lê de: fonte\n- Modo de escrita: somente inclusão\n- Garantias: o contrato de origem, nada mais',
  },
};

const silver: SectionSpec = {
  id: 'silver',
  heading: { en: 'Silver', pt: 'Prata' },
  aliases: ['Silver tier', 'Silver layer', 'Camada prata'],
  doc: 'Clean, typed and deduplicated data.',
  required: true,
  keys: keysFor(['staging, intermediate'], ['bronze, silver'], 'one row per key'),
  example: {
    en: '- Layer: staging, intermediate\n- Reads from: bronze, silver\n- Write mode: rebuilt on every run\n- Guarantees: one row per key\n- Staging models are one to one with a source object',
    pt: '- Camada: staging, intermediate\n- Lê de: bronze, prata\n- Modo de escrita: refeita a cada execução\n- Garantias: uma linha por chave\n- Modelos de staging são um para um com um objeto da fonte',
  },
};

const gold: SectionSpec = {
  id: 'gold',
  heading: { en: 'Gold', pt: 'Ouro' },
  aliases: ['Gold tier', 'Gold layer', 'Camada ouro'],
  doc: 'Aggregated data with the business rules applied, ready for consumption.',
  required: true,
  keys: keysFor(
    ['marts'],
    ['silver, gold'],
    'a contract with quality rules, an owner and a service level',
  ),
  example: {
    en: '- Layer: marts\n- Reads from: silver, gold\n- Write mode: rebuilt or merged by key\n- Guarantees: a contract with quality rules, an owner and a service level\n- Never reads a source',
    pt: '- Camada: marts\n- Lê de: prata, ouro\n- Modo de escrita: refeita ou mesclada por chave\n- Garantias: um contrato com regras de qualidade, um responsável e um nível de serviço\n- Nunca lê uma fonte',
  },
};

export const tieringKind: MarkdownKind = {
  id: 'tiering',
  title: 'tiering standard',
  doc: 'What a table of each tier may read and what it must guarantee.',
  frontMatter: [],
  sections: [bronze, silver, gold],
  exampleTitle: { en: 'Tiering standards', pt: 'Padrões de camadas' },
};
