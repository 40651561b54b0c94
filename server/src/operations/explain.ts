import { exampleLanguage } from '../lint/example-language.ts';
import type { ExampleText, Rule, RuleExample } from '../lint/rule.ts';
import { commentNotations, silencingComment } from '../lint/silencing-comment.ts';
import { mostSimilar } from '../base/similar.ts';
import { defineOperation } from './operation.ts';

export type Explanation =
  | { readonly kind: 'page'; readonly code: string; readonly markdown: string }
  | { readonly kind: 'list'; readonly rules: readonly Rule['meta'][] }
  | { readonly kind: 'unknown'; readonly code: string; readonly meant: string | undefined };

export default defineOperation({
  name: 'explain',
  title: 'Explain a rule',
  doc: 'Returns the page of a rule: what it asks for, why, and examples. Without a rule it lists all rules.',
  writes: false,
  input: { rule: { type: 'string', doc: 'Code of the rule, as findings show it.' } },
  run({ rule: code }, { engine }): Promise<Explanation> {
    return Promise.resolve(explain(code, engine.rules));
  },
});

function explain(code: string | undefined, rules: readonly Rule[]): Explanation {
  const metas = rules.map((rule) => rule.meta);
  if (code === undefined) return { kind: 'list', rules: metas };
  const meta = metas.find((one) => one.code === code);
  if (meta !== undefined) return { kind: 'page', code, markdown: page(meta) };
  const codes = metas.map((one) => one.code);
  return { kind: 'unknown', code, meant: mostSimilar(code, codes) };
}

function page(meta: Rule['meta']): string {
  const facts = [
    `${meta.presets?.recommended ?? meta.severity} in the recommended preset`,
    ...Object.entries(meta.presets ?? {})
      .filter(([preset]) => preset !== 'recommended')
      .map(([preset, severity]) => `${severity} in ${preset}`),
    meta.fixable === 'no' ? 'no automatic fix' : `${meta.fixable} fix`,
    `since ${meta.since}`,
  ];
  return [
    `# ${meta.code}`,
    meta.summary,
    `Family: ${meta.family}; ${facts.join(', ')}.`,
    meta.explanation,
    ...meta.examples.map(example),
    `## Silence it\n\nFor one line, with a reason:\n\n${silencing(meta)}`,
    `For a project, in \`dataengos.json\`:\n\n${fence(`{ "lint": { "rules": { "${meta.code}": "off" } } }`, 'json')}`,
  ].join('\n\n');
}

function silencing(meta: Rule['meta']): string {
  return commentNotations(meta)
    .map((one) => fence(silencingComment(meta.code, one), one.language))
    .join('\n\n');
}

function example({ title, bad, good }: RuleExample): string {
  return `## ${title}\n\nReported:\n\n${texts(bad)}\n\nFine:\n\n${texts(good)}`;
}

function texts(text: ExampleText): string {
  if (typeof text === 'string') return fence(text);
  return Object.entries(text)
    .map(([path, one]) => `\`${path}\`:\n\n${fence(one, exampleLanguage(path))}`)
    .join('\n\n');
}

function fence(text: string, language = 'yaml'): string {
  const marks = '`'.repeat(
    Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)),
  );
  return `${marks}${language}\n${text.trimEnd()}\n${marks}`;
}
