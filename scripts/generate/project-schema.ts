import { defaultSettings } from '../../server/src/analysis/default-settings.ts';
import { PRESETS } from '../../server/src/lint/config.ts';
import allRules from '../../server/src/lint/rules/all-rules.ts';
import type { Generator } from './generator.ts';

/** The JSON Schema of `dataengos.json`: completion and checks for it in any editor. */
export const projectSchema: Generator = {
  title: 'Schema of the project file',
  owns: [],
  files: () =>
    new Map([['schemas/dataengos.schema.json', `${JSON.stringify(schema(), undefined, 2)}\n`]]),
};

function schema(): object {
  const { files, governance, lint, manifest, workspace } = defaultSettings;
  const whole = object('Settings of DataEngOS for a project: for editors and for CI.', {
    $schema: { type: 'string', description: 'Address or path of this schema.' },
    lint: object('What the linter asks for.', {
      preset: {
        description: 'How much is asked for.',
        enum: PRESETS,
        default: lint.preset,
      },
      rules: object('Severity by rule; goes before the preset.', rules()),
    }),
    files: object('Which files are checked although nobody named or opened them.', {
      include: globs(
        'Globs, relative to the folder of this file. A file without .odcs. or .odps. in its name counts only when it says that it is a contract or a data product.',
        files.include,
      ),
      exclude: globs('Globs and folders that are left out.', files.exclude),
      maxSize: {
        type: 'number',
        description: 'In KiB. Larger files are not checked, and say so.',
        exclusiveMinimum: 0,
        default: files.maxSize,
      },
    }),
    workspace: object('For editors.', {
      diagnostics: {
        type: 'boolean',
        description: 'Whether contracts that are not open are checked as well.',
        default: workspace.diagnostics,
      },
    }),
    governance: object('Which policies hold.', {
      profile: {
        type: 'string',
        pattern: '^[^\\\\/]+$',
        description:
          'Folder below .agent-os/profiles whose policies hold beside those of the project.',
        default: governance.profile,
      },
    }),
    manifest: object('The index of the contracts, for editors.', {
      keepCurrent: {
        type: 'boolean',
        description:
          'Whether specs/contracts/manifest.json, where there is one, is written anew when contracts change.',
        default: manifest.keepCurrent,
      },
    }),
  });
  // Draft 7: the newest that every editor knows.
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...whole };
}

function rules(): Record<string, object> {
  return Object.fromEntries(
    allRules.map(({ meta }) => [
      meta.code,
      {
        description: meta.summary,
        enum: ['error', 'warning', 'info', 'hint', 'off'],
        default: meta.severity,
      },
    ]),
  );
}

function globs(description: string, standard: readonly string[]): object {
  return { type: 'array', items: { type: 'string' }, description, default: standard };
}

function object(description: string, properties: Readonly<Record<string, object>>): object {
  return { description, type: 'object', additionalProperties: false, properties };
}
