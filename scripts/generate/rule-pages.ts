import { format } from 'prettier';
import { PRESETS } from '../../server/src/lint/config.ts';
import { exampleLanguage } from '../../server/src/lint/example-language.ts';
import { families } from '../../server/src/lint/families.ts';
import type { ExampleText, RuleExample, RuleMeta, Severity } from '../../server/src/lint/rule.ts';
import allRules from '../../server/src/lint/rules/all-rules.ts';
import {
  commentNotations,
  silencingComment,
  standsBehind,
} from '../../server/src/lint/silencing-comment.ts';
import type { Generator } from './generator.ts';
import { cell, table } from './markdown-table.ts';

const folder = 'docs/rules';

/** One page for each rule, and the list of all, from what the rules say of themselves. */
export const rulePages: Generator = {
  title: 'pages of the rules',
  owns: [folder],
  async files() {
    const pages = [
      [`${folder}/README.md`, index()],
      ...allRules.map(({ meta }) => [`${folder}/${meta.code}.md`, page(meta)] as const),
    ] as const;
    const written = pages.map(
      async ([path, text]) =>
        [
          path,
          await format(text, { parser: 'markdown', embeddedLanguageFormatting: 'off' }),
        ] as const,
    );
    return new Map(await Promise.all(written));
  },
};

const fixes: Readonly<Record<RuleMeta['fixable'], string>> = {
  no: '-',
  safe: 'safe',
  unsafe: 'asks first',
};

function index(): string {
  const sections = Object.entries(families).map(([family, title]) => {
    const rows = allRules
      .map(({ meta }) => meta)
      .filter((meta) => meta.family === family)
      .map((meta) => [
        `[${meta.code}](${meta.code}.md)`,
        cell(meta.summary),
        severityIn(meta, 'recommended'),
        fixes[meta.fixable],
      ]);
    return `## ${title}\n\n${table(['Rule', 'What it asks for', 'Severity', 'Fix'], rows)}`;
  });
  return [
    '# Rules',
    'What the linter says of a data contract, in the editor and on the command line alike. The severity is that of the preset `recommended`; a rule may have another one in `relaxed` and `strict`, and any in your [settings](../settings.md). Fixes that are safe keep what the author meant for sure: "Fix all safe problems" and `dataengos lint --fix` apply them. The others are offered one by one.',
    ...sections,
  ].join('\n\n');
}

function severityIn(meta: RuleMeta, preset: (typeof PRESETS)[number]): Severity | 'off' {
  return meta.presets?.[preset] ?? meta.severity;
}

function page(meta: RuleMeta): string {
  const severities = table(
    PRESETS.map((preset) => preset),
    [PRESETS.map((preset) => severityIn(meta, preset))],
  );
  return [
    `# ${meta.code}`,
    meta.summary,
    severities,
    '## Why',
    meta.explanation,
    ...(meta.examples.length > 0 ? ['## Examples', ...meta.examples.map(example)] : []),
    '## How to fix it',
    howToFix(meta),
    ...silencing(meta),
    `Since version ${meta.since}. [All rules](README.md)`,
  ].join('\n\n');
}

function example({ title, bad, good, fixed }: RuleExample): string {
  const then = fixed === true ? 'The fix makes of it:' : 'Right:';
  return `### ${title}\n\nReported:\n\n${texts(bad)}\n\n${then}\n\n${texts(good)}`;
}

function texts(text: ExampleText): string {
  if (typeof text === 'string') return fence(text);
  return Object.entries(text)
    .map(([path, one]) => `\`${path}\`:\n\n${fence(one, exampleLanguage(path))}`)
    .join('\n\n');
}

function howToFix({ fixable, fixes: titles }: RuleMeta): string {
  if (fixable === 'no') return 'By hand: only the author knows what is meant.';
  const list = Object.values(titles ?? {}).map(
    (title) => `- ${title.replaceAll(/\{(\w+)\}/g, '…')}`,
  );
  const note =
    fixable === 'safe'
      ? 'Where the meaning is certain, "Fix all safe problems" does it for you; else the lightbulb offers it.'
      : 'The lightbulb offers it; nothing is changed without being asked for.';
  return `${list.join('\n')}\n\n${note} Comments stay where they are.`;
}

function silencing(meta: RuleMeta): readonly string[] {
  const { code, family } = meta;
  if (family === 'engine' || family === 'suppressions') {
    return [
      '## How to silence it',
      'Not by a comment. Its severity can be set, see below.',
      options(code),
    ];
  }
  return ['## How to silence it', ...howToSilence(meta), options(code)];
}

function howToSilence(meta: RuleMeta): readonly string[] {
  const [first, ...others] = commentNotations(meta);
  if (first === undefined) return [];
  const comment = fence(silencingComment(meta.code, first), first.language);
  const behind = standsBehind(first)
    ? 'Likewise `dataengos-disable-line` at the end of a line, and `dataengos-disable-file` for a whole file.'
    : 'Likewise `dataengos-disable-file` for a whole file. Mermaid takes comments only on lines of their own.';
  const elsewhere = others.length > 0 || first.language !== 'yaml';
  return [
    `For the next line; the reason behind the hyphens is required:\n\n${comment}`,
    elsewhere
      ? `${behind} [Other files have other comments](../suppressions.md#other-files-than-yaml).`
      : behind,
  ];
}

function options(code: string): string {
  return `## Settings\n\nThe rule has no options but its severity: \`error\`, \`warning\`, \`info\`, \`hint\` or \`off\`, in \`dataengos.json\`:\n\n${fence(`{ "lint": { "rules": { "${code}": "off" } } }`, 'json')}`;
}

function fence(text: string, language = 'yaml'): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
