// The practice of good extensions as rules for package.json.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../server/src/analysis/default-settings.ts';
import {
  defaultInlayHints,
  defaultLineageLenses,
} from '../../server/src/hosts/lsp/view-settings.ts';
import allRules from '../../server/src/lint/rules/all-rules.ts';
import { defaultCaps } from '../../server/src/agent/runner-host.ts';
import { phaseIds } from '../../server/src/agent/phase.ts';
import { PRESETS } from '../../server/src/lint/config.ts';
import { manifest, readJson, root, settings, type Setting } from './manifest.ts';

const { commands, languages, menus, submenus, walkthroughs } = manifest.contributes;

/** Make sense anywhere, even where nothing of ours runs yet. */
const FREE = [
  'dataengos.openExample',
  'dataengos.copyLintCommand',
  'dataengos.openSettings',
  // It asks for a folder where none is open.
  'dataengos.newWorkspace',
  // In a dbt project without contracts, too; elsewhere the preview says what is missing.
  'dataengos.openLineage',
];

test('each command has our category and a title without it', () => {
  for (const { command, category, title } of commands) {
    expect(category, command).toBe('DataEngOS');
    expect(title, command).toMatch(/^%command\.\w+%$/);
  }
});

test('each command that needs a context is guarded, and no other is listed', () => {
  const ids = commands.map(({ command }) => command).sort();
  const guarded = menus.commandPalette.filter(({ when }) => when !== '');
  expect([...guarded.map(({ command }) => command), ...FREE].sort()).toEqual(ids);
});

test('what stands in the menu of the Explorer is for folders or contracts, and only while the server runs', () => {
  const listed = menus['explorer/context'].map(({ command, submenu }) => command ?? submenu);
  expect(listed).toEqual([
    'dataengos.testSampleData',
    'dataengos.classify',
    'dataengos.generateSample',
    'dataengos.scaffoldPipeline',
    'dataengos.new',
  ]);
  const contract = 'resourceFilename =~ /\\.odcs\\.(ya?ml|json)$/';
  const places: Readonly<Record<string, string>> = {
    'dataengos.testSampleData': `isWorkspaceTrusted && ${contract}`,
    'dataengos.generateSample': `(explorerResourceIsFolder || ${contract})`,
    'dataengos.scaffoldPipeline': `(explorerResourceIsFolder || ${contract})`,
  };
  for (const { command = '', when } of menus['explorer/context']) {
    const place = places[command] ?? 'explorerResourceIsFolder';
    expect(when.split(' && ').sort()).toEqual(`dataengos.active && ${place}`.split(' && ').sort());
  }
});

test('everything new can be made from the menu of a folder', () => {
  const made = commands
    .map(({ command }) => command)
    .filter((id) => /^dataengos\.new[A-Z]/.test(id));
  expect(made).toHaveLength(5);
  expect(menus['dataengos.new'].map(({ command }) => command).sort()).toEqual(made.sort());
});

test('what stands in menus and views of editors has a condition, and exists', () => {
  const ids = new Set(commands.map(({ command }) => command));
  for (const [menu, items] of Object.entries(menus)) {
    for (const { command, submenu, when } of items) {
      if (submenu === undefined) expect(ids, menu).toContain(command);
      else expect(submenus.map(({ id }) => id)).toContain(submenu);
      expect(when, `${menu}: ${command}`).toBeTruthy();
    }
  }
  const [view] = manifest.contributes.views.explorer ?? [];
  expect(view?.when).toBe('dataengos.active');
  const welcomes = manifest.contributes.viewsWelcome;
  expect(welcomes.map((one) => one.view)).toEqual([view?.id, 'explorer']);
  // Where a folder is open, its files are shown and nothing else.
  expect(welcomes[1]?.when).toBe('workspaceFolderCount == 0');
});

test.each([
  ['specs/contracts/churn.odcs.yaml', 'odcs', true],
  ['specs/contracts/churn.odps.json', 'json', true],
  ['specs/pipelines/topology.mermaid', 'mermaid', true],
  ['docs/flow.mmd', 'mermaid', true],
  ['dbt/models/staging/stg_orders.sql', 'sql', true],
  ['dbt/models/staging/models.yml', 'yaml', true],
  ['dbt/snapshots/orders.sql', 'sql', true],
  ['specs/pipelines/TOPOLOGY.MMD', 'mermaid', true],
  ['C:\\dbt\\models\\stg_orders.sql', 'sql', true],
  ['src/models.ts', 'typescript', false],
  ['queries/report.sql', 'sql', false],
  ['README.md', 'markdown', false],
])('the title of %s has the button of the preview: %s, %s', (path, language, shown) => {
  const { when = '' } =
    menus['editor/title'].find(({ command }) => command === 'dataengos.openLineage') ?? {};
  const name = path.slice(path.search(/[^/\\]*$/));
  const keys: Readonly<Record<string, string>> = {
    resourceLangId: language,
    resourceFilename: name,
    resourceExtname: name.slice(name.lastIndexOf('.')),
    resourcePath: path,
  };
  const alternatives = /\((.*)\)$/.exec(when)?.[1]?.split(' || ') ?? [];
  expect(alternatives.length).toBeGreaterThan(2);
  const holds = alternatives.some((one) => {
    const [key = '', operator, value = ''] = one.split(/ (==|=~) /);
    const given = keys[key] ?? '';
    const [, pattern = '', flags] = /^\/(.*)\/(i?)$/.exec(value) ?? [];
    return operator === '==' ? given === value : new RegExp(pattern, flags).test(given);
  });
  expect(holds).toBe(shown);
});

test('the commands of the manifest are those of the code, one file each', () => {
  const names = commands.map(({ command }) => command.replace('dataengos.', '')).sort();
  const file = 'client/src/commands/register-commands.ts';
  const list = /commands:[^{]*\{([^}]*)\}/.exec(readFileSync(resolve(root, file), 'utf8'))?.[1];
  expect(list?.match(/\w+/g)?.sort()).toEqual(names);
  const files = new Set(readdirSync(resolve(root, 'client/src/commands')));
  for (const name of names) {
    const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(files, name).toContain(`${kebab}.ts`);
  }
});

test('each key binding has a condition', () => {
  for (const { when } of manifest.contributes.keybindings ?? []) expect(when).toBeTruthy();
});

test.each(Object.entries(settings))('setting %s says what it does', (name, setting) => {
  const key = name.replace('dataengos.', 'setting.');
  expect(name).toMatch(/^dataengos\./);
  expect(setting.markdownDescription).toBe(`%${key}%`);
  expect(setting.description).toBeUndefined();
  expect(setting.default).toBeDefined();
  expect(['window', 'resource', 'machine', 'application']).toContain(setting.scope);
  expect(setting.order).toBeTypeOf('number');
  checkEnum(setting, key);
  if (setting.additionalProperties) checkEnum(setting.additionalProperties, key);
});

function checkEnum(setting: Setting, key: string): void {
  expect(setting.enumDescriptions).toEqual(setting.enum?.map((value) => `%${key}.${value}%`));
}

test('defaults and choices are those of the server', () => {
  expect(settings['dataengos.lint.preset']?.default).toBe(defaultSettings.lint.preset);
  expect(settings['dataengos.lint.preset']?.enum).toEqual(PRESETS);
  expect(settings['dataengos.lint.rules']?.default).toEqual(defaultSettings.lint.rules);
  expect(settings['dataengos.files.include']?.default).toEqual(defaultSettings.files.include);
  expect(settings['dataengos.files.exclude']?.default).toEqual(defaultSettings.files.exclude);
  expect(settings['dataengos.files.maxSize']?.default).toBe(defaultSettings.files.maxSize);
  expect(settings['dataengos.workspace.diagnostics']?.default).toBe(
    defaultSettings.workspace.diagnostics,
  );
  expect(settings['dataengos.governance.profile']?.default).toBe(
    defaultSettings.governance.profile,
  );
  expect(settings['dataengos.manifest.keepCurrent']?.default).toBe(
    defaultSettings.manifest.keepCurrent,
  );
  for (const [name, shown] of Object.entries(defaultInlayHints))
    expect(settings[`dataengos.inlayHints.${name}`]?.default, name).toBe(shown);
  expect(settings['dataengos.lineage.codeLens']?.default).toBe(defaultLineageLenses);
});

// Red after a rule was added? "npm run generate" mends it.
test('lint.rules knows every rule and what it asks for', () => {
  const codes = allRules.map(({ meta }) => meta.code).sort();
  const {
    propertyNames,
    properties = {},
    additionalProperties,
  } = settings['dataengos.lint.rules'] ?? {};
  expect(propertyNames?.enum).toEqual(codes);
  expect(Object.keys(properties)).toEqual(codes);
  for (const { meta } of allRules) {
    expect(properties[meta.code]?.markdownDescription).toBe(meta.summary);
    expect(properties[meta.code]?.enum).toEqual(additionalProperties?.enum);
  }
});

test('activation is specific', () => {
  expect(manifest.activationEvents.length).toBeGreaterThan(0);
  // A preview or a proposal that was open when the window was closed comes back with it.
  const expected =
    /^(workspaceContains:.+|onWebviewPanel:dataengos\.lineage|onFileSystem:dataengos-proposal)$/;
  for (const event of manifest.activationEvents) expect(event).toMatch(expected);
});

test('trust and virtual workspaces are declared', () => {
  expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(true);
  expect(manifest.capabilities.virtualWorkspaces.supported).toBe('limited');
  expect(manifest.capabilities.virtualWorkspaces.description).toMatch(/^%.+%$/);
});

test('the walkthrough has few steps, each ended by real use', () => {
  expect(walkthroughs).toHaveLength(1);
  const steps = walkthroughs[0]?.steps ?? [];
  expect(steps.length).toBeGreaterThanOrEqual(4);
  expect(steps.length).toBeLessThanOrEqual(5);
  for (const { completionEvents } of steps) expect(completionEvents).not.toEqual([]);
  const reached = readFileSync(resolve(root, 'client/src/walkthrough.ts'), 'utf8');
  for (const event of steps.flatMap(({ completionEvents }) => completionEvents)) {
    const [kind, key] = event.split(':');
    if (kind === 'onContext') expect(reached).toContain(`'${String(key)}'`);
  }
});

test('the texts of the walkthrough fit their places', () => {
  for (const file of ['package.nls.json', 'package.nls.pt-br.json']) {
    const texts = readJson(file) as Readonly<Record<string, string>>;
    // Three short lines; VS Code cuts off the rest.
    expect(texts['walkthrough.description']?.length, file).toBeLessThanOrEqual(55);
    // VS Code writes the key of the command of a button below it, too wide for the column.
    expect(Object.values(texts).join('\n')).not.toContain(
      'command:workbench.actions.view.problems',
    );
  }
});

test('pictures of the walkthrough take their colours from the theme', () => {
  for (const { media } of walkthroughs[0]?.steps ?? []) {
    const svg = readFileSync(resolve(root, media.svg), 'utf8');
    const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
    expect(colours.length, media.svg).toBeGreaterThan(5);
    for (const colour of colours) expect(colour, media.svg).toMatch(/^(none|var\(--vscode-)/);
    // The page of the walkthrough blocks styles and scripts of its pictures.
    expect(svg, media.svg).not.toMatch(/<style|<script|style=|class=|href=/);
  }
});

test('what the manifest names exists', () => {
  const { grammars, snippets, jsonValidation } = manifest.contributes;
  const named = [
    manifest.icon,
    `${manifest.l10n}/bundle.l10n.json`,
    ...languages.flatMap(({ configuration, icon }) => [configuration, icon.light, icon.dark]),
    ...[...grammars, ...snippets].map(({ path }) => path),
    ...jsonValidation.map(({ url }) => url),
    ...walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
  ];
  expect(named.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
});

test('docs/settings.md tells of every setting', () => {
  const text = readFileSync(resolve(root, 'docs/settings.md'), 'utf8');
  expect(Object.keys(settings).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test('no workspace reaches what decides who is asked, and with which limits', () => {
  const names = Object.keys(settings).filter((name) => name.startsWith('dataengos.agent.'));
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(settings[name]?.scope, name).toBe('application');
  const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  expect([...restrictedConfigurations].sort()).toEqual(names.sort());
});

test('no model is asked before the user says so, and limits are those of the server', () => {
  const value = (name: string): unknown => settings[`dataengos.agent.${name}`]?.default;
  expect(value('provider')).toBe('none');
  const { turns, tokens, cost, minutes, contextTokens } = defaultCaps;
  expect(value('maxTurns')).toBe(turns);
  expect(value('maxTokens')).toBe(tokens);
  expect(value('maxCost')).toBe(cost);
  expect(value('maxMinutes')).toBe(minutes);
  expect(value('contextTokens')).toBe(contextTokens);
});

test('commands that run phases are off in Restricted Mode', () => {
  const trusted = commands.filter(({ enablement }) => enablement === 'isWorkspaceTrusted');
  const ids = trusted.map(({ command }) => command.replace('dataengos.', ''));
  for (const id of ['shapeSpec', 'writeContract', 'implementLogic', 'explain', 'reviewChanges'])
    expect(ids).toContain(id);
  for (const id of ['fixWithAgent', 'runPhase', 'resumeRun']) expect(ids).toContain(id);
});

test('there is one participant of the chat, with a command for each phase', () => {
  const [participant, ...others] = manifest.contributes.chatParticipants;
  expect(others).toEqual([]);
  expect(participant?.name).toBe('dataengos');
  expect(participant?.commands.map(({ name }) => name)).toEqual(phaseIds);
  const page = readFileSync(resolve(root, 'docs/chat.md'), 'utf8');
  for (const phase of phaseIds) expect(page).toContain(`@dataengos /${phase}`);
});

test('tools for agents say what they do, when to call them and when not', () => {
  const { languageModelTools } = manifest.contributes;
  const page = readFileSync(resolve(root, 'docs/chat.md'), 'utf8');
  expect(languageModelTools).toHaveLength(5);
  for (const {
    name,
    toolReferenceName,
    modelDescription,
    when,
    inputSchema,
  } of languageModelTools) {
    expect(name).toMatch(/^dataengos_(lint|explain|get|propose)_[a-z]+$/);
    expect(modelDescription).toMatch(/(Call|Use) it /);
    expect(modelDescription).toMatch(/(Do not|It says nothing)/);
    expect(when).toContain('workspaceFolderCount > 0');
    expect(inputSchema.additionalProperties).toBe(false);
    expect(inputSchema.required.every((one) => one in inputSchema.properties)).toBe(true);
    for (const { description } of Object.values(inputSchema.properties))
      expect(description.length).toBeGreaterThan(10);
    expect(page).toContain(`| \`${name}\` | \`#${toolReferenceName}\` |`);
  }
});
