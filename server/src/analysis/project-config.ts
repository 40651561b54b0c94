import type { Range } from '../base/range.ts';
import { mostSimilar } from '../base/similar.ts';
import { PRESETS } from '../lint/config.ts';
import { formatMessage } from '../lint/format-message.ts';
import { parseYaml } from '../syntax/yaml/parse-yaml.ts';
import type { YamlFile } from '../syntax/yaml/file.ts';
import { problemTexts, type YamlProblem } from '../syntax/yaml/problems.ts';
import type { YamlMap, YamlNode, YamlPair } from '../syntax/yaml/tree.ts';
import { isFolderName, type PartialSettings } from './settings.ts';

/** Name of the project file, at the root of a workspace folder. */
export const PROJECT_FILE = 'dataengos.json';

export interface ProjectConfigProblem {
  /** One or two full sentences. */
  readonly message: string;
  /** Offsets in the text of the file. */
  readonly range: Range;
}

export interface ProjectConfig {
  /** What could be read; parts with problems are left out. */
  readonly settings: PartialSettings;
  readonly problems: readonly ProjectConfigProblem[];
}

const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const;

/** Gives the value that was read; null when it reported a problem. */
type Check = (value: YamlNode | undefined, at: Range, reader: Reader) => unknown;

/** What may stand in the file: a key takes a check, or further keys. */
interface Keys {
  readonly [key: string]: Check | Keys;
}

const KEYS: Keys = {
  $schema: text,
  lint: { preset: oneOf('preset', PRESETS), rules },
  files: { include: globs, exclude: globs, maxSize: positive },
  workspace: { diagnostics: flag },
  governance: { profile: folderName },
  manifest: { keepCurrent: flag },
};

/**
 * Reads a `dataengos.json`. Never throws: what is wrong comes back as problems, and the rest holds.
 * `knownRules` are the codes that `lint.rules` may name.
 */
export function parseProjectConfig(text: string, knownRules: ReadonlySet<string>): ProjectConfig {
  const file = parseYaml(text);
  const broken = brokenJson(text, file);
  if (broken !== undefined) return { settings: {}, problems: [broken] };
  const root = file.documents[0]?.tree();
  const reader = new Reader(knownRules);
  if (root?.kind !== 'map') {
    reader.report('The file must hold an object: {"lint": {"preset": "strict"}}.', wholeOf(text));
    return { settings: {}, problems: reader.problems };
  }
  const { $schema: _schema, ...settings } = reader.map(root, KEYS, '');
  // Each key of the table is checked to have the type that it has in PartialSettings.
  return { settings, problems: reader.problems };
}

class Reader {
  readonly problems: ProjectConfigProblem[] = [];
  readonly knownRules: ReadonlySet<string>;

  constructor(knownRules: ReadonlySet<string>) {
    this.knownRules = knownRules;
  }

  report(message: string, { start, end }: Range): null {
    this.problems.push({ message, range: { start, end } });
    return null;
  }

  map(map: YamlMap, keys: Keys, path: string): Record<string, unknown> {
    const read: Record<string, unknown> = {};
    for (const pair of map.pairs) {
      const name = keyOf(pair);
      const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
      if (key === undefined) {
        this.report(
          `There is no setting ${quoted(path + name)}.${meant(name, Object.keys(keys))}`,
          pair.key,
        );
        continue;
      }
      const value = this.#value(pair, key, path + name);
      if (value !== null) read[name] = value;
    }
    return read;
  }

  #value(pair: YamlPair, key: Check | Keys, path: string): unknown {
    if (typeof key === 'function') return key(pair.value, pair.value ?? pair.key, this);
    if (pair.value?.kind === 'map') return this.map(pair.value, key, `${path}.`);
    const names = Object.keys(key).map((name) => `"${name}"`);
    return this.report(
      `"${path}" must be an object that holds ${names.join(', ')}.`,
      pair.value ?? pair.key,
    );
  }
}

function text(value: YamlNode | undefined, at: Range, reader: Reader): unknown {
  if (value?.kind === 'scalar' && typeof value.value === 'string') return value.value;
  return reader.report('This must be a string.', at);
}

/** The name of one folder, not the way to it. */
function folderName(value: YamlNode | undefined, at: Range, reader: Reader): unknown {
  const name = text(value, at, reader);
  if (typeof name !== 'string' || isFolderName(name)) return name;
  return reader.report(
    'This must be the name of a folder below ".agent-os/profiles", without slashes.',
    at,
  );
}

function flag(value: YamlNode | undefined, at: Range, reader: Reader): unknown {
  if (value?.kind === 'scalar' && typeof value.value === 'boolean') return value.value;
  return reader.report('This must be true or false.', at);
}

function positive(value: YamlNode | undefined, at: Range, reader: Reader): unknown {
  if (value?.kind === 'scalar' && typeof value.value === 'number' && value.value > 0) {
    return value.value;
  }
  return reader.report('This must be a number above 0: the size in KiB.', at);
}

function globs(value: YamlNode | undefined, at: Range, reader: Reader): unknown {
  if (value?.kind !== 'sequence') {
    return reader.report('This must be a list of globs: ["contracts/**/*.yaml"].', at);
  }
  const items = value.items.map((item) => text(item.value, item, reader));
  return items.includes(null) ? null : items;
}

function oneOf(name: string, allowed: readonly string[]): Check {
  return (value, at, reader) => {
    const given = value?.kind === 'scalar' ? value.value : undefined;
    if (typeof given === 'string' && allowed.includes(given)) return given;
    const list = allowed.map((one) => `"${one}"`).join(', ');
    return reader.report(`The ${name} must be one of ${list}.${meant(String(given), allowed)}`, at);
  };
}

function rules(value: YamlNode | undefined, at: Range, reader: Reader): unknown {
  if (value?.kind !== 'map') {
    return reader.report('This must be an object: {"<rule code>": "warning"}.', at);
  }
  const severity = oneOf('severity', SEVERITIES);
  const entries = value.pairs.flatMap((pair): [string, unknown][] => {
    const code = keyOf(pair);
    if (!reader.knownRules.has(code)) {
      reader.report(`There is no rule ${quoted(code)}.${meant(code, reader.knownRules)}`, pair.key);
      return [];
    }
    const read = severity(pair.value, pair.value ?? pair.key, reader);
    return read === null ? [] : [[code, read]];
  });
  return Object.fromEntries(entries);
}

function keyOf(pair: YamlPair): string {
  return String(pair.key.value);
}

function quoted(name: string): string {
  return `"${name}"`;
}

function meant(word: string, known: Iterable<string>): string {
  const candidate = mostSimilar(word, known);
  return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}

/** The parser also takes YAML; other tools that read the file do not. */
function brokenJson(text: string, file: YamlFile): ProjectConfigProblem | undefined {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return undefined;
  } catch (error) {
    const found = firstProblem(file);
    const message =
      found === undefined
        ? sentence(error instanceof Error ? error.message : '')
        : formatMessage(problemTexts[found.id], found.params);
    return {
      message: `The file is not well-formed JSON. ${message}`.trim(),
      range: found ?? wholeOf(text),
    };
  }
}

function firstProblem(file: YamlFile): YamlProblem | undefined {
  const inBlocks = file.documents.flatMap((document) =>
    document.blocks.flatMap(({ start, fragment }) =>
      fragment.problems.map((one) => ({ ...one, start: one.start + start, end: one.end + start })),
    ),
  );
  return [...file.problems, ...inBlocks].sort((a, b) => a.start - b.start)[0];
}

function sentence(message: string): string {
  return message === '' || message.endsWith('.') ? message : `${message}.`;
}

function wholeOf(text: string): Range {
  return { start: 0, end: text.length };
}
