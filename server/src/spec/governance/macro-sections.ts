import type { MarkdownKind, SectionSpec } from './markdown-kind.ts';

/** A section for each macro; its heading is the signature. */
const macro: SectionSpec = {
  id: 'macro',
  heading: { en: '`hash_pii(column)`', pt: '`hash_pii(column)`' },
  aliases: [],
  doc: 'A macro that SQL may use. The heading is its signature: the name and, in brackets, the arguments, with what holds when one is not given behind `=`.',
  required: false,
  keys: [
    {
      id: 'policy',
      name: { en: 'Policy', pt: 'Política' },
      aliases: ['Politica', 'Treatment', 'Tratamento'],
      doc: 'The policy of `classification.yaml` that the macro carries out.',
      required: false,
      value: { kind: 'policy' },
      examples: ['hash', 'mask', 'tokenize'],
    },
    {
      id: 'arguments',
      name: { en: 'Arguments', pt: 'Argumentos' },
      aliases: ['Argument', 'Parameters', 'Parâmetros', 'Argumento'],
      doc: 'What is passed, one after the other.',
      required: false,
      value: { kind: 'text' },
      examples: ['`column`, the name of a column as text'],
    },
    {
      id: 'returns',
      name: { en: 'Returns', pt: 'Retorna' },
      aliases: ['Return', 'Result', 'Retorno', 'Devolve'],
      doc: 'The type of the result.',
      required: false,
      value: { kind: 'text' },
      examples: ['`CHAR(64)`', '`VARCHAR`'],
    },
  ],
  example: {
    en: "Replaces a value by its keyed SHA-256.\n\n- Policy: hash\n- Arguments: `column`, the name of a column as text\n- Returns: `CHAR(64)`\n\n```sql\nselect {{ hash_pii('email') }} as email_hash\n```",
    pt: "Troca um valor pelo seu SHA-256 com chave.\n\n- Política: hash\n- Argumentos: `column`, o nome de uma coluna como texto\n- Retorna: `CHAR(64)`\n\n```sql\nselect {{ hash_pii('email') }} as email_hash\n```",
  },
};

export const macroKind: MarkdownKind = {
  id: 'macros',
  title: 'macro library',
  doc: 'Macros that generated SQL may use, each with its signature.',
  frontMatter: [],
  sections: [],
  named: macro,
  exampleTitle: { en: 'Macro library', pt: 'Biblioteca de macros' },
};
